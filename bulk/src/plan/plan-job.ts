import { readOperation } from "../api/read-operation.ts";
import type { BulkOperation } from "../api/operation.ts";
import { createCheck } from "../input/check-row.ts";
import { toRowSource } from "../input/row-source.ts";
import { Job } from "../job/job.ts";
import { createJob, findJob, getJob, type JobIdentity, type JobRecord } from "../job/job-record.ts";
import type { Store } from "../store/store.ts";
import { UsageError } from "../usage-error.ts";
import { enqueue } from "./enqueue.ts";
import { inspect } from "./inspect.ts";
import { defaultName } from "./job-name.ts";
import type { JobOptions, Plan } from "./job-options.ts";
import { rateOf } from "./rate.ts";

/** Plans a job and stores it, or finds the one that is stored. */
export async function planJob(store: Store, options: JobOptions): Promise<Job> {
  const { api, client = {}, heartbeat } = options;
  const operation = readOperation(api, options.operation);
  const check = createCheck(api, operation);
  const source = toRowSource(options.rows);
  const plan = await makePlan(
    store,
    options,
    operation,
    await inspect(source, operation, check, options.onProblem ?? (() => {})),
  );
  const identity = identityOf(plan);
  if (plan.existing !== undefined) assertSame(identity, plan.existing);
  if (plan.existing === undefined || plan.existing.state === "planning") {
    assertValid(plan, options);
    const consents = plan.existing !== undefined || (await (options.confirm?.(plan) ?? true));
    if (!consents) throw new UsageError("Nothing was stored or sent: the plan was not agreed to.");
    const record = await createJob(store, identity, { rules: operation.rules, rate: plan.rate });
    assertSame(identity, record);
    await enqueue(store, record, operation, source, check, heartbeat === undefined ? {} : { heartbeat });
  }
  return new Job(store, await getJob(store, plan.name), { api, client });
}

async function makePlan(
  store: Store,
  { name, rate, client }: JobOptions,
  operation: BulkOperation,
  inspection: Plan["inspection"],
): Promise<Plan> {
  const given = client?.baseUrl;
  const baseUrl = (typeof given === "object" ? given[operation.server ?? ""] : given) ?? operation.server;
  if (baseUrl === undefined) throw new UsageError("The document states no server: name one as the base URL.");
  const { api, operationId } = operation;
  const jobName = name ?? defaultName({ api, operation: operationId, baseUrl, digest: inspection.digest });
  const existing = await findJob(store, jobName);
  return {
    name: jobName,
    operation,
    baseUrl,
    rate: existing ? existing.rate : rateOf(rate, operation),
    existing,
    inspection,
  };
}

function identityOf({ name, operation, baseUrl, inspection: { digest } }: Plan): JobIdentity {
  return { name, api: operation.api, operation: operation.operationId, baseUrl, digest };
}

/** A name stands for one job: with another input, rows of the first would be taken for those of the second. */
function assertSame(wanted: JobIdentity, stored: JobRecord): void {
  const titles = { api: "API", operation: "operation", baseUrl: "base URL", digest: "input" };
  for (const name of ["api", "operation", "baseUrl", "digest"] as const) {
    if (wanted[name] === stored[name]) continue;
    throw new UsageError(
      `The job ${stored.name} has another ${titles[name]}. Nothing was sent. Give the new job another --job name.`,
    );
  }
}

function assertValid({ inspection: { lines, valid, invalid } }: Plan, { skipInvalid = false }: JobOptions): void {
  if (lines === 0 || valid === 0) throw new UsageError("There is no valid row. Nothing was sent.");
  if (invalid === 0 || skipInvalid) return;
  throw new UsageError(
    `${invalid} of ${lines} lines break the contract. Nothing was sent. Correct them, or leave them out with --skip-invalid.`,
  );
}
