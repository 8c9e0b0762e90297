import { normalizeBaseUrl } from "./base-url.ts";
import type { Contract } from "./contract.ts";
import type { Token } from "./credential.ts";
import { InvalidRequestError } from "./errors.ts";
import type { CallListener } from "./events.ts";
import { platformMayResend, withOwnConnections } from "./platform.ts";
import type { Fetch } from "./transport/attempt.ts";
import { RETRY_DEFAULTS, type RetryOptions } from "./transport/retry-policy.ts";
import type { TransportSettings } from "./transport/send.ts";

/** What a client can be told when it is created. */
export interface ClientOptions {
  /**
   * The bearer token or API key, or a function that returns one (asked once a call). Default: the environment variable
   * `<API>_API_KEY`, e.g. `KIRIM_API_KEY`, read at each call. It is kept out of every error, event and log.
   */
  readonly token?: Token | undefined;
  /** Where the API is: an absolute https URL; http will do on loopback. Default: the spec's first server. */
  readonly baseUrl?: string | undefined;
  /** Sends the requests. Default: the platform's `fetch`. */
  readonly fetch?: Fetch | undefined;
  /**
   * Whether `fetch` may send a copy of a request by itself, without telling, when a reused connection breaks after the
   * server has carried the request out. Then a 404, 409, 410, 412 or the documented answer to a repeat proves nothing of a
   * call that is not safe and has no idempotency key: its outcome is `unknown` instead of `rejected`. Default: `false` on
   * Node.js, whose `fetch` never does it, also for a `fetch` that you pass there; `false` on Bun and Deno for their own
   * `fetch`, which is kept from it; `true` for a `fetch` that you pass there, and on every other platform (browsers and
   * workerd do it).
   */
  readonly fetchMayResend?: boolean | undefined;
  /** Headers for every request. A call's own replace them; neither may replace the credential's. */
  readonly headers?: HeaderValues | undefined;
  /** How long a call may take with all of its attempts and waits, in milliseconds. Default: 30,000. */
  readonly timeout?: number | undefined;
  /** How long one attempt may take with its body, in milliseconds. Default: 10,000. */
  readonly attemptTimeout?: number | undefined;
  /** How large a response's body may be after decoding, in bytes. Default: 1,048,576 (1 MiB). */
  readonly maxResponseBytes?: number | undefined;
  /** When a failed attempt is followed by another. */
  readonly retry?: RetryOptions | undefined;
  /** Is told what happens during each call. Nothing is logged without it. */
  readonly onEvent?: CallListener | undefined;
}

/** What a call can be told. */
export interface CallOptions {
  /** Ends the call when it is aborted; the call then rejects with the signal's own reason. */
  readonly signal?: AbortSignal | undefined;
  /** As the client's option, for this call. */
  readonly timeout?: number | undefined;
  /** Headers for this call. `null` removes one of the client's. */
  readonly headers?: HeaderValues | undefined;
  /** Is told what happens during this call, after the client's own listener. */
  readonly onEvent?: CallListener | undefined;
}

/** Header fields by name. `null` and `undefined` stand for absent. */
export type HeaderValues = Readonly<Record<string, string | null | undefined>>;

/** A client's options with the defaults filled in. */
export interface Settings extends TransportSettings {
  readonly baseUrl: string;
  readonly token: Token | undefined;
  readonly tokenVariable: string;
  readonly headers: HeaderValues;
  readonly timeout: number;
  readonly onEvent: CallListener | undefined;
}

/** Throws an `InvalidRequestError` for an option that can't work. */
export function readOptions(contract: Contract, options: ClientOptions): Settings {
  const baseUrl = options.baseUrl ?? contract.servers[0];
  if (baseUrl === undefined) throw new InvalidRequestError("baseUrl", "is required: the spec names no server");
  checkFunction("fetch", options.fetch);
  checkFunction("onEvent", options.onEvent);
  if (options.fetchMayResend !== undefined && typeof options.fetchMayResend !== "boolean") {
    throw new InvalidRequestError("fetchMayResend", "must be true or false");
  }
  if (options.retry !== undefined && (typeof options.retry !== "object" || options.retry === null)) {
    throw new InvalidRequestError("retry", "must be an object, such as { attempts: 1 }");
  }
  checkNames(options.retry ?? {}, new Set(Object.keys(RETRY_DEFAULTS)));
  const given = Object.entries(options.retry ?? {}).filter(([, value]) => value !== undefined);
  const retry = { ...RETRY_DEFAULTS, ...Object.fromEntries(given) };
  for (const [name, value] of Object.entries(retry)) checkAmount(`retry.${name}`, value, name === "attempts" ? 1 : 0);
  return {
    baseUrl: normalizeBaseUrl(baseUrl),
    token: options.token,
    tokenVariable: tokenVariable(contract),
    fetch: withOwnConnections(options.fetch ?? ((url, init) => globalThis.fetch(url, init))),
    fetchMayResend: options.fetchMayResend ?? platformMayResend(options.fetch !== undefined),
    headers: options.headers ?? {},
    timeout: checkAmount("timeout", options.timeout ?? 30_000, 1),
    attemptTimeout: checkAmount("attemptTimeout", options.attemptTimeout ?? 10_000, 1),
    maxResponseBytes: checkAmount("maxResponseBytes", options.maxResponseBytes ?? 2 ** 20, 1),
    retry,
    onEvent: options.onEvent,
  };
}

/** The environment variable that an API's token is read from, e.g. `KIRIM_API_KEY`. */
export function tokenVariable({ name }: Pick<Contract, "name">): string {
  return `${name.toUpperCase().replaceAll(/[^A-Z0-9]+/g, "_")}_API_KEY`;
}

/** The names of `ClientOptions`. */
export const CLIENT_OPTIONS: ReadonlySet<string> = names<ClientOptions>({
  token: true,
  baseUrl: true,
  fetch: true,
  fetchMayResend: true,
  headers: true,
  timeout: true,
  attemptTimeout: true,
  maxResponseBytes: true,
  retry: true,
  onEvent: true,
});

/** The names of `CallOptions`, and of the one option that only some operations take. */
export const CALL_OPTIONS: ReadonlySet<string> = names<CallOptions & { idempotencyKey?: string }>({
  signal: true,
  timeout: true,
  headers: true,
  onEvent: true,
  idempotencyKey: true,
});

/** Named one by one, so that the compiler sees that none is missing. */
function names<Options>(all: { readonly [Name in keyof Options]-?: true }): ReadonlySet<string> {
  return new Set(Object.keys(all));
}

/** Throws for an option that there is not: a slip of the pen in `baseUrl` must not send a call to the real server. */
export function checkNames(options: object, known: ReadonlySet<string>, more: object = {}): void {
  for (const name in options) {
    if (known.has(name) || Object.hasOwn(more, name)) continue;
    const near = [...known].find((each) => each.toLowerCase() === name.toLowerCase());
    throw new InvalidRequestError(name, near === undefined ? "is not an option" : `is not an option: write ${near}`);
  }
}

/** Throws unless an option is a function, where there is one. */
function checkFunction(name: string, value: unknown): void {
  if (value !== undefined && typeof value !== "function") throw new InvalidRequestError(name, "must be a function");
}

/** `Infinity` will do where no limit is wanted. */
export function checkAmount(name: string, value: number, least: number): number {
  if (typeof value === "number" && value >= least) return value;
  throw new InvalidRequestError(name, `must be a number of at least ${least}`);
}
