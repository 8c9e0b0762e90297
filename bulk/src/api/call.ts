import type { AttemptClass, CallEvent, ClientOptions } from "revokit";
import type { BulkApi } from "./bulk-api.ts";
import type { BulkOperation } from "./operation.ts";

/** What came of a row's call. */
export interface Answer {
  readonly class: AttemptClass;
  /** Whether an attempt was made. If none was, this says nothing about the server. */
  readonly isAttempted: boolean;
  readonly status?: number | undefined;
  readonly requestId?: string | undefined;
  /** How long the server asks to wait, in milliseconds. */
  readonly retryAfter?: number | undefined;
  /** Why the client would not send the call; absent if it would. */
  readonly clientError?: string | undefined;
}

/** Makes a row's call once. Never rejects. */
export type Call = (args: RowArgs, key: string) => Promise<Answer>;

/** Returns why the client would not send a row's call, without sending anything; undefined if it would send the call. */
export type DryCall = (args: RowArgs) => Promise<string | undefined>;

/** A row's values by column. */
export type RowArgs = Readonly<Record<string, unknown>>;

type Method = (args: object, options: object) => Promise<unknown>;

/** A function that makes the operation's calls, one attempt each: the job decides what is retried, and when. */
export function createCall(api: BulkApi, operation: BulkOperation, options: ClientOptions): Call {
  const client: Readonly<Record<string, unknown>> = { ...api.createClient({ ...options, retry: { attempts: 1 } }) };
  const method = client[operation.operationId];
  if (!isMethod(method))
    throw new TypeError(`The client of ${api.facts.title} has no method ${operation.operationId}.`);
  const headerOf = new Map(operation.columns.map(({ name, header }) => [name, header]));

  return async (row, key) => {
    let ended: Extract<CallEvent, { type: "call_ended" }> | undefined;
    const onEvent = (event: CallEvent) => {
      if (event.type === "call_ended") ended = event;
    };
    const entries = Object.entries(row).map(([name, value]) => ({ name, value, header: headerOf.get(name) }));
    const args = Object.fromEntries(entries.flatMap(({ name, value, header }) => (header ? [] : [[name, value]])));
    const headers = Object.fromEntries(entries.flatMap(({ value, header }) => (header ? [[header, value]] : [])));
    const keyed = operation.rules.retention === undefined ? {} : { idempotencyKey: key };
    const result = await method(args, { ...keyed, headers, onEvent }).catch((error: unknown) => error);
    if (ended === undefined) return { class: "not_sent", isAttempted: false, clientError: reasonOf(result) };
    const attempt = ended.attempts.at(-1);
    return {
      class: attempt?.class ?? "not_sent",
      isAttempted: attempt !== undefined,
      status: attempt?.status,
      requestId: ended.requestId,
      retryAfter: retryAfterOf(result),
      clientError: attempt === undefined ? reasonOf(result) : undefined,
    };
  };
}

/** In the form of a derived key. */
const ANY_KEY = "00000000-0000-8000-8000-000000000000";

/** Creates a call that runs all of the client's checks and sends nothing. */
export function createDryCall(api: BulkApi, operation: BulkOperation, options: ClientOptions): DryCall {
  const fetch = () => Promise.reject(new TypeError("Nothing is sent."));
  const call = createCall(api, operation, { ...options, fetch });
  return async (args) => (await call(args, ANY_KEY)).clientError;
}

function isMethod(value: unknown): value is Method {
  return typeof value === "function";
}

/** On every result and every error of the library. */
function retryAfterOf(result: unknown): number | undefined {
  if (typeof result !== "object" || result === null || !("retryAfter" in result)) return undefined;
  return typeof result.retryAfter === "number" ? result.retryAfter : undefined;
}

function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : "The client would not send the call.";
}
