import type { BulkApi, BulkClientOptions } from "./api/bulk-api.ts";
import type { BulkOperation } from "./api/operation.ts";
import { readOperation } from "./api/read-operation.ts";
import { createCheck } from "./input/check-row.ts";
import { type Rows, toRowSource } from "./input/row-source.ts";
import { type CallMaker, Job } from "./job/job.ts";
import { getJob, type JobRecord, listJobs, type Rate } from "./job/job-record.ts";
import { inspect, type Inspection } from "./plan/inspect.ts";
import { planJob } from "./plan/plan-job.ts";
import { openStore } from "./store/store.ts";

/** How to open a store. */
export interface BulkOptions {
  /** A folder, for this process alone; or the URL of a PostgreSQL database (`postgres://…`), for any number of machines. */
  readonly store: string;
  /** Whether to create or update the store's tables where need be. Default: true. */
  readonly create?: boolean | undefined;
  /** Is told of database errors that it goes on after. */
  readonly onTrouble?: ((error: Error) => void) | undefined;
}

/** A job to be done, or to be continued. */
export interface JobOptions {
  /** The API: `kirim` and `natural` of this package, or one of your own. */
  readonly api: BulkApi;
  /** The operation's id. */
  readonly operation: string;
  /** The calls to make: `readCsv`, `readNdjson`, `readJson`, an array, or a function that returns an iterable. */
  readonly rows: Rows;
  /** Tells the job from others in the store. Default: from the operation, the base URL and the rows. */
  readonly name?: string | undefined;
  /** At which rate requests leave, all workers together. Default: 95 % of what the document states, else required. */
  readonly rate?: Rate | "none" | undefined;
  /** Whether to leave out lines that break the contract. Default: false, then one of them refuses the job. */
  readonly skipInvalid?: boolean | undefined;
  /** After how many seconds of silence a worker's rows are taken from it, at least 10. Default: 20. */
  readonly heartbeat?: number | undefined;
  /** How the clients of this process are set up. Nothing of it is stored but the base URL. */
  readonly client?: BulkClientOptions | undefined;
  /** Is told of each line that breaks the contract. */
  readonly onProblem?: ((line: number, problem: string) => void) | undefined;
  /**
   * Is asked once the input is checked, before a new job is stored; unless it returns true, nothing is. Default: it is.
   */
  readonly confirm?: ((plan: Plan) => boolean | Promise<boolean>) | undefined;
}

/** What a job comes to, before anything is stored or sent. */
export interface Plan {
  readonly inspection: Inspection;
  readonly name: string;
  readonly operation: BulkOperation;
  readonly baseUrl: string;
  /** Undefined for no limit. */
  readonly rate: Rate | undefined;
  /** The job of this name, where the store has it already. */
  readonly existing: JobRecord | undefined;
}

/** An open store of jobs. */
export interface Bulk {
  /**
   * Checks every row, stores the job, and returns it; or returns the stored one, where it is the same.
   * @throws UsageError for rows that break the contract, another input under the same name, or no consent
   */
  readonly job: (options: JobOptions) => Promise<Job>;
  /**
   * The stored job of a name; without a name, the only one there is. Throws a `UsageError` where that is not to be had.
   * @param maker what its calls are made with; only `work` needs it
   */
  readonly find: (name?: string, maker?: CallMaker) => Promise<Job>;
  /** Every job of the store, the newest first. */
  readonly list: () => Promise<readonly Job[]>;
  /** Closes the store. Stop the workers first. */
  readonly close: () => Promise<void>;
}

/** Opens a store of jobs, and creates it where there is none. Throws a `UsageError` where it can't be used. */
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

/** Holds every row against the contract, without a store, and without sending anything. */
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
