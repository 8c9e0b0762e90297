import { createBulk } from "../create-bulk.ts";
import type { Job } from "../job/job.ts";
import { assertLedgerFile } from "../ledger/assert-ledger-file.ts";
import type { JobCommandOptions, WorkCommandOptions } from "./job-command.ts";
import { loadApi } from "./load-api.ts";

/** Opens the store for as long as a stored job is used. */
export async function withJob<T>({ store, job }: JobCommandOptions, use: (job: Job) => Promise<T>): Promise<T> {
  const bulk = await createBulk({ store, create: false });
  try {
    return await use(await bulk.find(job));
  } finally {
    await bulk.close();
  }
}

/** The same for a job whose API must be loaded, so that its calls can be made. */
export async function withCallableJob<T>(options: WorkCommandOptions, use: (job: Job) => Promise<T>): Promise<T> {
  if (options.ledger !== undefined) await assertLedgerFile(options.ledger);
  const bulk = await createBulk({ store: options.store, create: false });
  try {
    const { name, api } = await bulk.find(options.job);
    return await use(await bulk.find(name, { api: await loadApi(api, options.client) }));
  } finally {
    await bulk.close();
  }
}
