import { open, readFile, rename } from "node:fs/promises";
import { idempotencyKey, type Outcome } from "revokit";
import type { Natural } from "revokit/natural";

/** A job as it is stored. In a real program: a row of a database. */
export interface Job {
  readonly id: string;
  readonly agentId: string;
  readonly customerId: string;
  /** Stored before the first attempt, so that a restarted job uses the same key. */
  readonly key?: string;
  /** Stored last. */
  readonly outcome?: Outcome;
}

/** Does a job, or the rest of it. It may be killed at any point and run again; it throws if it has to. */
export async function runJob(file: string, natural: Natural): Promise<Job> {
  let job: Job = JSON.parse(await readFile(file, "utf8"));
  if (job.outcome !== undefined) return job;
  if (job.key === undefined) {
    job = { ...job, key: await idempotencyKey({ intent: job.id, operation: "revoke-invitation" }) };
    await store(file, job);
  }
  const { agentId, customerId, key } = job;
  const { outcome, status } = await natural.revokeCustomerInvitation({ agentId, customerId }, { idempotencyKey: key });
  const nothingToRevoke = outcome === "rejected" && status === 404;
  // Any other refusal has a cause that someone can remove, and after an unknown outcome the same key finds out what happened.
  if (outcome !== "applied" && outcome !== "accepted" && !nothingToRevoke)
    throw new Error(`Job ${job.id} is not done: ${outcome}, status ${status}.`);
  job = { ...job, outcome };
  await store(file, job);
  return job;
}

/** Atomic: the new file is on the disk before it replaces the old one. */
export async function store(file: string, job: Job): Promise<void> {
  const handle = await open(`${file}.new`, "w");
  await handle.writeFile(JSON.stringify(job));
  await handle.sync();
  await handle.close();
  await rename(`${file}.new`, file);
}
