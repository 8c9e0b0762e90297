import { readOperation } from "./api/read-operation.ts";
import { createCheck } from "./input/check-row.ts";
import { toRowSource } from "./input/row-source.ts";
import { Job } from "./job/job.ts";
import { getJob, listJobs } from "./job/job-record.ts";
import type { CallMaker } from "./job/prepare-calls.ts";
import { inspect, type Inspection } from "./plan/inspect.ts";
import type { JobOptions } from "./plan/job-options.ts";
import { planJob } from "./plan/plan-job.ts";
import { openStore } from "./store/store.ts";

/** How to open a store. */
export interface BulkOptions {
  /** A folder, for this process alone; or the URL of a PostgreSQL database (`postgres://…`), for any number of machines. */
  readonly store: string;
  /** Whether to create or update the store's tables if necessary. Default: true. */
  readonly create?: boolean | undefined;
  /** Called with database errors that do not stop it. */
  readonly onTrouble?: ((error: Error) => void) | undefined;
}

/** An open store of jobs. */
export interface Bulk {
  /**
   * Checks every row, stores the job and returns it, or returns the stored job if it is the same.
   * @throws UsageError for rows that break the contract, another input under the same name, or no consent
   */
  readonly job: (options: JobOptions) => Promise<Job>;
  /**
   * The stored job of a name; without a name, the only one there is. Throws a `UsageError` if there is none, or more than one
   * to choose from.
   * @param maker what its calls are made with; only `work` needs it
   */
  readonly find: (name?: string, maker?: CallMaker) => Promise<Job>;
  /** Every job in the store, newest first. */
  readonly list: () => Promise<readonly Job[]>;
  /** Closes the store. Stop the workers first. */
  readonly close: () => Promise<void>;
}

/** Opens a store of jobs, and creates it if it does not exist. Throws a `UsageError` if it can't be used. */
export async function createBulk({ store: location, create, onTrouble }: BulkOptions): Promise<Bulk> {
  const store = await openStore(location, {
    ...(create !== undefined && { create }),
    ...(onTrouble !== undefined && { onTrouble }),
  });
  return {
    job: (options) => planJob(store, options),
    find: async (name, maker) => new Job(store, await getJob(store, name), maker),
    list: async () => (await listJobs(store)).map((record) => new Job(store, record)),
    close: () => store.close(),
  };
}

/** Checks every row against the contract, without a store and without sending anything. */
export async function checkRows(
  options: Pick<JobOptions, "api" | "operation" | "rows" | "onProblem">,
): Promise<Inspection> {
  const operation = readOperation(options.api, options.operation);
  return inspect(
    toRowSource(options.rows),
    operation,
    createCheck(options.api, operation),
    options.onProblem ?? (() => {}),
  );
}
