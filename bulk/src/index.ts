/**
 * Runs long lists of API calls that cannot be undone: crash-safe, on one machine or many, with one outcome for each row.
 * @module
 */
export type { BulkApi, BulkClientOptions } from "./api/bulk-api.ts";
export type { BulkOperation } from "./api/operation.ts";
export { kirim, natural } from "./api/shipped.ts";
export { type Bulk, type BulkOptions, checkRows, createBulk } from "./create-bulk.ts";
export type { BulkEvent, BulkListener } from "./events.ts";
export { readCsv } from "./input/csv.ts";
export { readJson } from "./input/json.ts";
export { readNdjson } from "./input/ndjson.ts";
export { InputError, type InputLine, type Rows, type RowSource } from "./input/row-source.ts";
export { Job, type WorkOptions } from "./job/job.ts";
export type { JobState } from "./job/job-record.ts";
export type { Rate } from "./api/rate.ts";
export type { JobStatus } from "./job/status.ts";
export type { LedgerRow } from "./ledger/read-ledger.ts";
export type { Inspection } from "./plan/inspect.ts";
export type { JobOptions, Plan } from "./plan/job-options.ts";
export type { Counts } from "./rows/outcome-counts.ts";
export { StoreInUseError, UsageError } from "./usage-error.ts";
export type { WorkEnd } from "./work/worker.ts";
