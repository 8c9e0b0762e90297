import { contractOf } from "../api/contract.ts";
import { readOperation } from "../api/read-operation.ts";
import { createCheck } from "../input/check-row.ts";
import { readRows } from "../input/read-rows.ts";
import { toRowSource } from "../input/row-source.ts";
import { Job } from "../job/job.ts";
import { assertContract } from "../job/assert-contract.ts";
import { createJob, findJob, getJob, type JobIdentity, type JobRecord, setRate } from "../job/job-record.ts";
import type { Store } from "../store/store.ts";
import { UsageError } from "../usage-error.ts";
import { assertOptions } from "./assert-options.ts";
import { assertValid } from "./assert-valid.ts";
import { enqueue } from "./enqueue.ts";
import { inspect } from "./inspect.ts";
import type { JobOptions, Plan } from "./job-options.ts";
import { makePlan } from "./make-plan.ts";

/** Plans a job and stores it, or finds the one that is stored. */
export async function planJob(store: Store, options: JobOptions): Promise<Job> {
  const { api, client = {}, heartbeat } = options;
  assertOptions(options);
  const operation = readOperation(api, options.operation);
  const check = createCheck(api, operation);
  const source = toRowSource(options.rows);
  const plan = makePlan(options, operation, await inspect(source, operation, check, options.onProblem ?? (() => {})));
  const existing = await findJob(store, plan.name);
  if (existing !== undefined) assertSame(identityOf(plan), existing);
  if (existing === undefined || existing.state === "planning") {
    assertValid(plan.inspection, options.skipInvalid);
    const consents = existing !== undefined || (await (options.confirm?.(plan) ?? true));
    if (!consents) throw new UsageError("Nothing was stored or sent: you did not agree to the plan.");
    const record = await createJob(store, identityOf(plan), plan.rate);
    assertSame(identityOf(plan), record);
    await enqueue(store, record, readRows(source, operation, check), heartbeat);
  }
  const record = await getJob(store, plan.name);
  if (options.rate !== undefined) await setRate(store, record.id, plan.rate);
  return new Job(store, record, { api, client });
}

function identityOf({ name, operation, baseUrl, inspection: { digest } }: Plan): JobIdentity {
  const { api, operationId } = operation;
  return { name, api, operation: operationId, baseUrl, digest, contract: contractOf(operation) };
}

/** A name belongs to one job: with another input, rows of the first would be mistaken for rows of the second. */
function assertSame(wanted: JobIdentity, stored: JobRecord): void {
  const titles = { api: "API", operation: "operation", baseUrl: "base URL", digest: "input" };
  for (const name of ["api", "operation", "baseUrl", "digest"] as const) {
    if (wanted[name] === stored[name]) continue;
    throw new UsageError(
      `The job ${stored.name} has another ${titles[name]}. Nothing was sent. Give the new job another --job name.`,
    );
  }
  assertContract(wanted.contract, stored);
}
