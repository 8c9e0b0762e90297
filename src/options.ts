import type { Token, Tokens } from "./credentials/add-credentials.ts";
import type { CallListener } from "./events.ts";
import type { BaseUrl } from "./contract.ts";
import type { HeaderValues } from "./request/header-values.ts";
import type { Fetch } from "./transport/attempt-types.ts";
import type { RetryOptions } from "./transport/retry-policy.ts";

/** What a client can be told when it is created. */
export interface ClientOptions {
  /**
   * The bearer token or API key, or a function that returns one (asked once a call). Where the API has several security
   * schemes, an object with a value for each by its name in the document; for HTTP Basic `{ username, password }` or
   * `user:password`. A single token is only ever sent in one way: that of most operations. Default: the environment variable
   * `<API>_API_KEY`, e.g. `KIRIM_API_KEY`, read at each call. It is kept out of every error, event and log.
   */
  readonly token?: Token | Tokens | undefined;
  /**
   * Where the API is: an absolute https URL; http will do on loopback. It stands for every server of the document, those of
   * single paths and operations too, so that nothing is sent anywhere else. Where the document has several servers, an object
   * of URLs by the server's URL in the document replaces some of them. Default: the first server that the document has for an operation.
   */
  readonly baseUrl?: BaseUrl | undefined;
  /**
   * Hosts to which http will do as well, e.g. `["mock"]` for the service of that name in docker compose. Everything that is
   * sent there, the token too, can be read on the way. Default: none.
   */
  readonly allowInsecureHosts?: readonly string[] | undefined;
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
  /**
   * How long the next part of a body may take that the caller reads (`parseAs: "stream"`), in milliseconds. Default:
   * `Infinity`.
   */
  readonly idleTimeout?: number | undefined;
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

/** What a call can be told whose operation documents a body that is not JSON: an event stream, a file. */
export interface StreamOptions {
  /**
   * `"stream"` leaves the body of a documented success unread: `data` is then a `ReadableStream` of bytes. Its outcome is
   * settled by the status line; `timeout` and `attemptTimeout` end with the headers, `maxResponseBytes` does not apply,
   * and `signal` and `idleTimeout` hold to the end. Default: the body is read and decoded.
   */
  readonly parseAs: "stream";
}
