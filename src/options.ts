import type { BaseUrl } from "./contract.ts";
import type { Login } from "./credentials/credential-writer.ts";
import type { CallListener } from "./events.ts";
import type { HeaderValues } from "./request/header-values.ts";
import type { Fetch } from "./transport/attempt-types.ts";

/** A bearer token or API key, or a function that returns one, called once per call. For HTTP Basic: `user:password`. */
export type Token = string | (() => string | Promise<string>);

/** A value for each security scheme, by its name in the document. */
export type Tokens = Readonly<Record<string, Token | Login | undefined>>;

/** Options of a client. */
export interface ClientOptions {
  /**
   * The bearer token or API key, or a function that returns one (called once per call). If the API has several security
   * schemes, an object with a value for each by its name in the document; for HTTP Basic `{ username, password }` or
   * `user:password`. A single token is used for the scheme that most operations have, and for no other. The token never appears
   * in an error, event or log. Default: the environment variable `<API>_API_KEY`, e.g. `KIRIM_API_KEY`, read at each call.
   */
  readonly token?: Token | Tokens | undefined;
  /**
   * The API's base URL: an absolute https URL, or http on loopback. It replaces every server of the document, including those
   * of single paths and operations, so that nothing is sent elsewhere. If the document has several servers, an object of URLs
   * by the server's URL in the document replaces some of them. Default: the first documented server of each operation.
   */
  readonly baseUrl?: BaseUrl | undefined;
  /**
   * Hosts for which plain http is allowed, e.g. `["mock"]` for the service of that name in docker compose. Everything sent
   * there, including the token, can be read in transit. Default: none.
   */
  readonly allowInsecureHosts?: readonly string[] | undefined;
  /** Sends the requests. Default: the platform's `fetch`. */
  readonly fetch?: Fetch | undefined;
  /**
   * Whether `fetch` may silently resend a request when a reused connection breaks after the server has applied it. Then a 404,
   * 409, 410, 412 or the documented response to a repeat proves nothing about an unsafe call without an idempotency key, nor a
   * 429 about any unsafe call, and the outcome is `unknown` instead of `rejected`.
   *
   * Default: `false` on Node.js, also for a custom `fetch`: Node's own resends only after a 421, which the client notices.
   * `false` on Bun and Deno for their own `fetch`, which is kept from it. `true` for a custom `fetch` there, and on every other
   * platform: browsers and workerd resend.
   */
  readonly fetchMayResend?: boolean | undefined;
  /** Headers for every request. A call's own replace them; neither may replace the credential's. Default: none. */
  readonly headers?: HeaderValues | undefined;
  /** How long a call may take with all of its attempts, waits and middleware, in milliseconds. Default: 30,000. */
  readonly timeout?: number | undefined;
  /** How long one attempt may take with its body, in milliseconds. Default: 10,000. */
  readonly attemptTimeout?: number | undefined;
  /**
   * How long to wait for each chunk of a body that the caller reads (`parseAs: "stream"`), in milliseconds. Default:
   * `Infinity`.
   */
  readonly idleTimeout?: number | undefined;
  /** How large a response's body may be after decoding, in bytes. Default: 1,048,576 (1 MiB). */
  readonly maxResponseBytes?: number | undefined;
  /** When and how often to retry: see `RetryOptions`. Default: up to 3 attempts. */
  readonly retry?: RetryOptions | undefined;
  /** Called with the events of each call. Default: none; nothing is logged. */
  readonly onEvent?: CallListener | undefined;
}

/** Options of a call. */
export interface CallOptions {
  /** Aborts the call, which then rejects with the signal's reason. Default: none. */
  readonly signal?: AbortSignal | undefined;
  /** How long this call may take with all of its attempts, waits and middleware, in milliseconds. Default: the client's. */
  readonly timeout?: number | undefined;
  /** Headers for this call. `null` removes a header that the client sets. Default: none. */
  readonly headers?: HeaderValues | undefined;
  /** Called with the events of this call, after the client's listener. Default: none. */
  readonly onEvent?: CallListener | undefined;
}

/** Options of a call whose operation documents a body other than JSON: an event stream, a file. */
export interface StreamOptions {
  /**
   * `"stream"` leaves the body of a documented success unread: `data` is then a `ReadableStream` of bytes. The outcome is
   * settled by the status line; `timeout` and `attemptTimeout` stop at the headers, `maxResponseBytes` does not apply, and
   * `signal` and `idleTimeout` apply to the end. Default: the body is read and decoded.
   */
  readonly parseAs: "stream";
}

/** When and how often to retry a failed attempt. */
export interface RetryOptions {
  /** How many attempts a call may take, the first included. Default: 3. */
  readonly attempts?: number | undefined;
  /** The upper bound of the first wait, in milliseconds; it doubles with each retry. Default: 500. */
  readonly baseDelay?: number | undefined;
  /** The maximum of that bound, in milliseconds. Default: 8,000. */
  readonly maxDelay?: number | undefined;
  /**
   * The longest `Retry-After` to wait for, in milliseconds; a longer one ends the call, and so does one that exceeds what is
   * left of `timeout`. If the method is not idempotent and there is no idempotency key, twice the time that the refused
   * attempt took must remain as well. Default: 60,000.
   */
  readonly maxRetryAfter?: number | undefined;
  /**
   * The client's budget of retries: each takes one. Default: 50. While a server is down this, rather than `attempts`, bounds
   * the load of retries.
   */
  readonly budget?: number | undefined;
  /** What each call adds to that budget, in retries. Default: 0.1. */
  readonly budgetPerCall?: number | undefined;
}

/** `RetryOptions` with the defaults filled in. */
export type RetryPolicy = { readonly [Name in keyof RetryOptions]-?: number };
