import type { ClientOptions } from "revokit";
import { tokenVariable } from "revokit/toolkit";
import type { BulkApi, BulkClientOptions } from "../api/bulk-api.ts";
import { type Call, createCall, createDryCall, type RowArgs } from "../api/call.ts";
import { contractOf } from "../api/contract.ts";
import { readOperation } from "../api/read-operation.ts";
import type { Session } from "../store/database.ts";
import { SCHEMA } from "../store/schema.ts";
import { UsageError } from "../usage-error.ts";
import { assertContract } from "./assert-contract.ts";
import type { JobRecord } from "./job-record.ts";

/** What a job's calls are made with. None of it is stored. */
export interface CallMaker {
  readonly api: BulkApi;
  /** The options of this process's clients. The base URL is the job's. */
  readonly client?: BulkClientOptions | undefined;
}

/** A job's calls, and the credential that they are made with. */
export interface PreparedCalls {
  readonly call: Call;
  readonly token: ClientOptions["token"];
}

/**
 * Prepares a job's calls.
 * @throws UsageError if the API is missing or of another version, or if the client would reject every call, e.g. without a
 * token
 */
export async function prepareCalls(
  session: Session,
  job: JobRecord,
  maker: CallMaker | undefined,
): Promise<PreparedCalls> {
  if (maker?.api.facts.name !== job.api) {
    throw new UsageError(`To work on the job ${job.name}, its API ${job.api} must be given.`);
  }
  const { api, client } = maker;
  const operation = readOperation(api, job.operation);
  assertContract(contractOf(operation), job);
  const token = client?.token ?? process.env[tokenVariable({ name: job.api })];
  const options: ClientOptions = { ...client, baseUrl: job.baseUrl, token };
  const row = await readFirstRow(session, job);
  const clientError = row && (await createDryCall(api, operation, options)(row));
  if (clientError !== undefined) throw new UsageError(clientError);
  return { call: createCall(api, operation, options), token };
}

async function readFirstRow(session: Session, { id }: JobRecord): Promise<RowArgs | undefined> {
  const text = `SELECT args FROM ${SCHEMA}.rows WHERE job = $1 ORDER BY line LIMIT 1`;
  const [row] = await session.query<{ args: string }>(text, [id]);
  return row && (JSON.parse(row.args) as RowArgs);
}
