import { platformMayResend, withOwnConnections } from "#platform";
import type { Settings } from "./call-types.ts";
import type { Contract } from "./contract.ts";
import { tokenVariable } from "./credentials/token-variable.ts";
import { InvalidRequestError } from "./errors.ts";
import type { CallOptions, ClientOptions, RetryOptions, StreamOptions } from "./options.ts";
import { baseUrls } from "./request/base-url.ts";
import { RetryBudget } from "./transport/retry-policy.ts";

/** The check of an option: a minimum, a type, or a function that returns the broken rule. */
type Check = number | "function" | "boolean" | ((value: unknown) => string | undefined);

/** A check for each option, so that the compiler sees that none is missing. */
type Checks<Options> = { readonly [Name in keyof Options]-?: Check };

const anything: Check = () => undefined;
const isObject =
  (example: string): Check =>
  (value) =>
    typeof value === "object" && value !== null ? undefined : `must be an object, such as ${example}`;

const COMMON_OPTIONS = {
  /** In these options, `Infinity` means no limit. */
  timeout: 1,
  headers: isObject('{ "X-Name": "value" }'),
  onEvent: "function",
} as const;

const CLIENT_OPTIONS: Checks<ClientOptions> = {
  ...COMMON_OPTIONS,
  token: anything,
  baseUrl: (value) => (value === null ? "must be an absolute URL" : undefined),
  allowInsecureHosts: (value) => (Array.isArray(value) ? undefined : "must be an array of host names"),
  fetch: "function",
  fetchMayResend: "boolean",
  attemptTimeout: 1,
  idleTimeout: 1,
  maxResponseBytes: 1,
  retry: isObject("{ attempts: 1 }"),
};

const RETRY_OPTIONS: Checks<RetryOptions> = {
  attempts: 1,
  baseDelay: 0,
  maxDelay: 0,
  maxRetryAfter: 0,
  budget: 0,
  budgetPerCall: 0,
};

/** Of any operation: including those that only some take. */
export const CALL_OPTIONS: Checks<CallOptions & StreamOptions & { idempotencyKey?: string }> = {
  ...COMMON_OPTIONS,
  // By its shape: a signal may be of another realm.
  signal: (value) =>
    ["throwIfAborted", "addEventListener"].every((name) => name in new Object(value))
      ? undefined
      : "must be an AbortSignal",
  parseAs: (value) => (value === "stream" ? undefined : 'must be "stream"'),
  idempotencyKey: anything,
};

/** Options of a call of `client.fetch`. Others are for openapi-fetch and middleware. */
const FETCH_OPTIONS = {
  ...CALL_OPTIONS,
  params: isObject('{ path: { id: "1" } }'),
  middleware: (value: unknown) => (Array.isArray(value) ? undefined : "must be an array"),
  parseAs: (value: unknown) =>
    ["json", "text", "blob", "arrayBuffer", "stream"].includes(String(value))
      ? undefined
      : "must be json, text, blob, arrayBuffer or stream",
};

export const DEFAULTS = {
  timeout: 30_000,
  attemptTimeout: 10_000,
  idleTimeout: Infinity,
  maxResponseBytes: 2 ** 20,
  headers: {},
  retry: { attempts: 3, baseDelay: 500, maxDelay: 8_000, maxRetryAfter: 60_000, budget: 50, budgetPerCall: 0.1 },
};

/**
 * Fills in the defaults.
 * @throws InvalidRequestError for an invalid option
 */
export function readOptions(contract: Contract, options: ClientOptions): Settings {
  checkOptions(options, CLIENT_OPTIONS);
  checkOptions(options.retry ?? {}, RETRY_OPTIONS, "retry.");
  const { fetch, fetchMayResend, ...given } = withoutUndefined(options);
  const retry = { ...DEFAULTS.retry, ...withoutUndefined(options.retry ?? {}) };
  return {
    ...DEFAULTS,
    ...given,
    retry,
    budget: new RetryBudget(retry),
    baseUrl: baseUrls(contract, options),
    tokenVariable: tokenVariable(contract),
    tokenSchemes: contract.tokenSchemes,
    fetch: withOwnConnections(fetch ?? ((url, init) => globalThis.fetch(url, init))),
    fetchMayResend: fetchMayResend ?? platformMayResend(fetch !== undefined),
  };
}

/** Throws an `InvalidRequestError` for an invalid option of a call of `client.fetch`. */
export function checkFetchOptions(init: object): void {
  const known = Object.entries(init).filter(([name]) => Object.hasOwn(FETCH_OPTIONS, name));
  checkOptions(Object.fromEntries(known), FETCH_OPTIONS);
}

/**
 * Throws an `InvalidRequestError` for an invalid option. Rejects unknown options too: a typo in `baseUrl` must not silently
 * target production.
 */
export function checkOptions(options: object, checks: Readonly<Record<string, Check>>, prefix = ""): void {
  for (const [name, value] of Object.entries(options)) {
    const check = Object.hasOwn(checks, name) ? checks[name] : undefined;
    if (check === undefined) {
      const near = Object.keys(checks).find((each) => each.toLowerCase() === name.toLowerCase());
      const advice = near === undefined ? "" : `: write ${near}`;
      throw new InvalidRequestError(`${prefix}${name}`, `is not an option${advice}`);
    }
    const rule = value === undefined ? undefined : brokenRule(check, value);
    if (rule !== undefined) throw new InvalidRequestError(`${prefix}${name}`, rule);
  }
}

function withoutUndefined<T extends object>(options: T): { [Name in keyof T]?: Exclude<T[Name], undefined> } {
  const given = { ...options };
  for (const name in given) if (given[name] === undefined) Reflect.deleteProperty(given, name);
  return given;
}

function brokenRule(check: Check, value: unknown): string | undefined {
  if (typeof check === "function") return check(value);
  if (typeof check === "string") return typeof value === check ? undefined : `must be a ${check}`;
  return typeof value === "number" && value >= check ? undefined : `must be a number of at least ${check}`;
}
