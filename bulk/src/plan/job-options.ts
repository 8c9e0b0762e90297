import type { BulkApi, BulkClientOptions } from "../api/bulk-api.ts";
import type { BulkOperation } from "../api/operation.ts";
import type { Rows } from "../input/row-source.ts";
import type { Rate } from "../api/rate.ts";
import type { Inspection } from "./inspect.ts";

/** A job to start, or to continue. */
export interface JobOptions {
  /** The API: `kirim` and `natural` of this package, or one of your own. */
  readonly api: BulkApi;
  /** The operation's id. */
  readonly operation: string;
  /** The calls to make: `readCsv`, `readNdjson`, `readJson`, an array, or a function that returns an iterable. */
  readonly rows: Rows;
  /** Tells the job from others in the store. Default: from the operation, the base URL and the rows. */
  readonly name?: string | undefined;
  /**
   * The rate of requests of all workers together. For a job that is already stored, it replaces the stored rate, also
   * for running workers. Default: 95 % of the document's limit; required if the document states none.
   */
  readonly rate?: Rate | "none" | undefined;
  /** Whether to leave out lines that break the contract. Default: false, and a single such line rejects the job. */
  readonly skipInvalid?: boolean | undefined;
  /** After how many seconds of silence a worker's rows are released, at least 10. Default: 20. */
  readonly heartbeat?: number | undefined;
  /** The options of this process's clients. Only the base URL is stored. */
  readonly client?: BulkClientOptions | undefined;
  /** Called for each line that breaks the contract. */
  readonly onProblem?: ((line: number, problem: string) => void) | undefined;
  /**
   * Called once the input is checked, before a new job is stored. The job is stored only if it returns true. Default: it is
   * stored.
   */
  readonly confirm?: ((plan: Plan) => boolean | Promise<boolean>) | undefined;
}

/** What a job will do, known before anything is stored or sent. */
export interface Plan {
  readonly inspection: Inspection;
  readonly name: string;
  readonly operation: BulkOperation;
  readonly baseUrl: string;
  /** Undefined for no limit. */
  readonly rate: Rate | undefined;
}
