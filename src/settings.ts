import type { Contract, Operation } from "./contract.ts";
import { InvalidRequestError } from "./errors.ts";
import type { CallListener } from "./events.ts";
import type { CallOptions, ClientOptions, StreamOptions } from "./options.ts";
import { platformMayResend, withOwnConnections } from "./platform.ts";
import { baseUrls } from "./request/base-url.ts";
import type { CredentialSettings } from "./request/credential.ts";
import type { HeaderValues } from "./request/write-headers.ts";
import type { TransportSettings } from "./transport/retry.ts";
import { RetryBudget, type RetryOptions } from "./transport/retry-policy.ts";

/** A client's options with the defaults filled in. */
export interface Settings extends TransportSettings, CredentialSettings {
  /** The base URL of an operation. */
  readonly baseUrl: (operation: Operation) => string;
  readonly headers: HeaderValues;
  readonly timeout: number;
  readonly onEvent: CallListener | undefined;
}

/** The rule that an option's value breaks, in words; undefined where it breaks none. */
type Check = (value: unknown) => string | undefined;

/** A check for each option, so that the compiler sees that none is missing. */
type Checks<Options> = { readonly [Name in keyof Options]-?: Check };

const anything: Check = () => undefined;
const isFunction: Check = (value) => (typeof value === "function" ? undefined : "must be a function");
const isBoolean: Check = (value) => (typeof value === "boolean" ? undefined : "must be true or false");
const isObject =
  (example: string): Check =>
  (value) =>
    typeof value === "object" && value !== null ? undefined : `must be an object, such as ${example}`;
/** `Infinity` will do where no limit is wanted. */
const atLeast =
  (least: number): Check =>
  (value) =>
    typeof value === "number" && value >= least ? undefined : `must be a number of at least ${least}`;

const CLIENT_OPTIONS: Checks<ClientOptions> = {
  token: anything,
  baseUrl: anything,
  allowInsecureHosts: (value) => (Array.isArray(value) ? undefined : "must be an array of host names"),
  fetch: isFunction,
  fetchMayResend: isBoolean,
  headers: isObject('{ "X-Name": "value" }'),
  timeout: atLeast(1),
  attemptTimeout: atLeast(1),
  idleTimeout: atLeast(1),
  maxResponseBytes: atLeast(1),
  retry: isObject("{ attempts: 1 }"),
  onEvent: isFunction,
};

const RETRY_OPTIONS: Checks<RetryOptions> = {
  attempts: atLeast(1),
  baseDelay: atLeast(0),
  maxDelay: atLeast(0),
  maxRetryAfter: atLeast(0),
  budget: atLeast(0),
  budgetPerCall: atLeast(0),
};

/** By its looks: a signal may be another realm's. */
function isSignal(value: unknown): boolean {
  return typeof value === "object" && value !== null && "throwIfAborted" in value && "addEventListener" in value;
}

/** With the one option that only some operations take. */
const CALL_OPTIONS: Checks<CallOptions & StreamOptions & { idempotencyKey?: string }> = {
  signal: (value) => (isSignal(value) ? undefined : "must be an AbortSignal"),
  timeout: CLIENT_OPTIONS.timeout,
  headers: CLIENT_OPTIONS.headers,
  onEvent: isFunction,
  parseAs: (value) => (value === "stream" ? undefined : 'must be "stream"'),
  idempotencyKey: anything,
};

export const DEFAULTS = {
  timeout: 30_000,
  attemptTimeout: 10_000,
  idleTimeout: Infinity,
  maxResponseBytes: 2 ** 20,
  retry: { attempts: 3, baseDelay: 500, maxDelay: 8_000, maxRetryAfter: 60_000, budget: 50, budgetPerCall: 0.1 },
};

/**
 * Fills in the defaults.
 * @throws InvalidRequestError for an option that can't work
 */
export function readOptions(contract: Contract, options: ClientOptions): Settings {
  checkOptions(options, CLIENT_OPTIONS);
  checkOptions(options.retry ?? {}, RETRY_OPTIONS, "retry.");
  const retry = { ...DEFAULTS.retry, ...withoutUndefined(options.retry ?? {}) };
  return {
    baseUrl: baseUrls(contract, options),
    token: options.token,
    tokenVariable: tokenVariable(contract),
    tokenSchemes: contract.tokenSchemes,
    fetch: withOwnConnections(options.fetch ?? ((url, init) => globalThis.fetch(url, init))),
    fetchMayResend: options.fetchMayResend ?? platformMayResend(options.fetch !== undefined),
    headers: options.headers ?? {},
    timeout: options.timeout ?? DEFAULTS.timeout,
    attemptTimeout: options.attemptTimeout ?? DEFAULTS.attemptTimeout,
    idleTimeout: options.idleTimeout ?? DEFAULTS.idleTimeout,
    maxResponseBytes: options.maxResponseBytes ?? DEFAULTS.maxResponseBytes,
    retry,
    budget: new RetryBudget(retry),
    onEvent: options.onEvent,
  };
}

/** Throws an `InvalidRequestError` for a call's option that can't work. */
export function checkCallOptions(options: CallOptions): void {
  checkOptions(options, CALL_OPTIONS);
}

/** The environment variable that an API's token is read from, e.g. `KIRIM_API_KEY`. */
export function tokenVariable({ name }: Pick<Contract, "name">): string {
  return `${name.toUpperCase().replaceAll(/[^A-Z0-9]+/g, "_")}_API_KEY`;
}

/** Rejects unknown options too: a typo in `baseUrl` must not silently target production. */
function checkOptions(options: object, checks: Readonly<Record<string, Check>>, prefix = ""): void {
  for (const [name, value] of Object.entries(options)) {
    const check = Object.hasOwn(checks, name) ? checks[name] : undefined;
    if (check === undefined) throw new InvalidRequestError(name, unknownRule(name, Object.keys(checks)));
    const rule = value === undefined ? undefined : check(value);
    if (rule !== undefined) throw new InvalidRequestError(`${prefix}${name}`, rule);
  }
}

function unknownRule(name: string, known: readonly string[]): string {
  const near = known.find((each) => each.toLowerCase() === name.toLowerCase());
  return near === undefined ? "is not an option" : `is not an option: write ${near}`;
}

function withoutUndefined<T extends object>(values: T): { [Name in keyof T]?: Exclude<T[Name], undefined> } {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as {
    [Name in keyof T]?: Exclude<T[Name], undefined>;
  };
}
