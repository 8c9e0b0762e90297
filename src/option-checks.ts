import { InvalidRequestError } from "./errors.ts";
import type { CallOptions, ClientOptions, RetryOptions, StreamOptions } from "./options.ts";
import { assertOwnMembers, ownMember } from "./own-member.ts";

/** The check of an option: a minimum, a type, or a function that returns the broken rule. */
type Check = number | "function" | "boolean" | ((value: unknown) => string | undefined);

/** A check for each option, so that the compiler sees that none is missing. */
type Checks<Options> = { readonly [Name in keyof Options]-?: Check };

const anything: Check = () => undefined;
const array =
  (what: string): Check =>
  (value) =>
    Array.isArray(value) ? undefined : `must be an array${what}`;
const object =
  (example: string): Check =>
  (value) =>
    typeof value === "object" && value !== null ? undefined : `must be an object, such as ${example}`;

const COMMON_OPTIONS = {
  // A number is the minimum; `Infinity` means no limit.
  timeout: 1,
  headers: object('{ "X-Name": "value" }'),
  onEvent: "function",
} as const;

const CLIENT_OPTIONS: Checks<ClientOptions> = {
  ...COMMON_OPTIONS,
  token: (value) =>
    value !== null && ["string", "function", "object"].includes(typeof value)
      ? undefined
      : "must be a string, a function, or an object of them",
  // An instance of URL or Map has no members, so that every server would be the document's.
  baseUrl: (value) =>
    typeof value === "string" || Object.prototype.toString.call(value) === "[object Object]"
      ? undefined
      : "must be an absolute URL, as a string",
  allowInsecureHosts: array(" of host names"),
  fetch: "function",
  fetchMayResend: "boolean",
  attemptTimeout: 1,
  idleTimeout: 1,
  maxResponseBytes: 1,
  retry: object("{ attempts: 1 }"),
};

const RETRY_OPTIONS: Checks<RetryOptions> = {
  attempts: 1,
  baseDelay: 0,
  maxDelay: 0,
  maxRetryAfter: 0,
  budget: 0,
  budgetPerCall: 0,
};

/** The options of a call, including those that only some operations take. */
const CALL_OPTIONS: Checks<CallOptions & StreamOptions & { idempotencyKey?: string }> = {
  ...COMMON_OPTIONS,
  // Duck-typed, since a signal may come from another realm.
  signal: (value) =>
    ["throwIfAborted", "addEventListener", "removeEventListener"].every((name) => name in new Object(value))
      ? undefined
      : "must be an AbortSignal",
  parseAs: (value) => (value === "stream" ? undefined : 'must be "stream"'),
  // Otherwise checked as the header that it becomes. A random key instead of a lost one would have a second effect.
  idempotencyKey: (value) => (value === null ? "must be a string" : undefined),
};

/** For options that would change where a request goes, or how it is written. */
const notPerCall: Check = () => "can't be set for a single call";

/** Options of a call of `client.fetch`. Others are for openapi-fetch and middleware. */
const FETCH_OPTIONS: Readonly<Record<string, Check>> = {
  ...CALL_OPTIONS,
  params: object('{ path: { id: "1" } }'),
  middleware: array(""),
  parseAs: (value) =>
    ["json", "text", "blob", "arrayBuffer", "stream"].includes(String(value))
      ? undefined
      : "must be json, text, blob, arrayBuffer or stream",
  baseUrl: notPerCall,
  fetch: notPerCall,
  Request: notPerCall,
  querySerializer: notPerCall,
  bodySerializer: notPerCall,
  pathSerializer: notPerCall,
};

/** Throws an `InvalidRequestError` for an invalid option of a client. */
export function checkClientOptions(options: ClientOptions): void {
  checkOptions(options, CLIENT_OPTIONS);
  checkOptions(options.retry ?? {}, RETRY_OPTIONS, "retry.");
}

/** Throws an `InvalidRequestError` for an invalid option of a method's call. */
export function checkCallOptions(options: object): void {
  checkOptions(options, CALL_OPTIONS);
}

/** Throws an `InvalidRequestError` for an invalid option of a call of `client.fetch`. */
export function checkFetchOptions(init: object): void {
  for (const [name, value] of Object.entries(init)) checkValue(ownMember(FETCH_OPTIONS, name) ?? anything, name, value);
}

/** Rejects unknown options too: a typo in `baseUrl` must not silently target production. */
function checkOptions(options: object, checks: Readonly<Record<string, Check>>, prefix = ""): void {
  assertOwnMembers(options);
  for (const [name, value] of Object.entries(options)) {
    const check = ownMember(checks, name);
    if (check === undefined) {
      const near = Object.keys(checks).find((each) => each.toLowerCase() === name.toLowerCase());
      const advice = near === undefined ? "" : `: write ${near}`;
      throw new InvalidRequestError(prefix + name, `is not an option${advice}`);
    }
    checkValue(check, prefix + name, value);
  }
}

function checkValue(check: Check, name: string, value: unknown): void {
  const rule = value === undefined ? undefined : brokenRule(check, value);
  if (rule !== undefined) throw new InvalidRequestError(name, rule);
}

function brokenRule(check: Check, value: unknown): string | undefined {
  if (typeof check === "function") return check(value);
  if (typeof check === "string") return typeof value === check ? undefined : `must be a ${check}`;
  return typeof value === "number" && value >= check ? undefined : `must be a number of at least ${check}`;
}
