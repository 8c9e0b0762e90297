import type { Bytes } from "../bytes.ts";
import type { AttemptClass } from "./outcome.ts";

/** One attempt of a call, as results, errors and events show it. */
export interface Attempt {
  /** Counted from 1. */
  readonly number: number;
  readonly class: AttemptClass;
  /** How it ended. */
  readonly ending: "response" | "connection" | "timeout" | "aborted";
  /** The response's status, if there was a response. */
  readonly status: number | undefined;
  /** How long it took, in milliseconds. */
  readonly duration: number;
}

/** The platform's `fetch`, or a custom one. */
export type Fetch = (url: string, init: RequestInit) => Promise<Response>;

/** A request as passed to `fetch` on each attempt. */
export interface SentRequest {
  readonly url: string;
  readonly method: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Exclude<RequestInit["body"], ReadableStream | undefined>;
}

/** A checked request, ready to be sent. */
export interface PreparedRequest extends SentRequest {
  /** The URL without its query. */
  readonly target: string;
}

/** What the platform reveals about a request that was passed to `fetch`. */
export interface Trace {
  /** Whether it was written to a connection; undefined if unknown. */
  readonly isWritten: boolean | undefined;
  /** Whether another request to its URL was seen in the meantime, which may be a copy that something below `fetch` made. */
  readonly mayBeCopied: boolean;
}

/** A request that was passed to `fetch`. */
export interface Tracked {
  /**
   * To be called once the request is over. Undefined if the platform reveals nothing.
   * @param mayStillBeSent whether `fetch` may send it later, for all that its promise tells
   */
  end(mayStillBeSent: boolean): Trace | undefined;
}

/** A response's body, whatever its class. */
export interface BodySource {
  /** The next chunk, for `toBytes`. */
  read(): Promise<{ readonly done?: boolean | undefined; readonly value?: unknown }>;
  /** Cancels the rest, and closes the connection. */
  cancel(): void;
}

/** The result of reading a response's body. */
export interface ReadBody {
  /** The whole body; undefined if it was not or could not be read. */
  readonly bytes?: Bytes | undefined;
  /** The body, if it is passed on unread. */
  readonly unread?: ReadableStream<Bytes> | undefined;
  /** The error that ended the reading. */
  readonly error?: unknown;
}

/** The result of one attempt. There may be a response without its body. */
export interface AttemptResult extends ReadBody {
  readonly response: Response | undefined;
  readonly trace: Trace | undefined;
}

/** The limits of one attempt. */
export interface AttemptLimits {
  /** In milliseconds, for the response and its body if that is read. */
  readonly time: number;
  readonly signal: AbortSignal | undefined;
  /** In bytes, after decoding. */
  readonly maxBytes: number;
  readonly call: {
    /** The body as a stream for the caller; undefined if it is read here. */
    leaveUnread(response: Response, source: BodySource): ReadableStream<Bytes> | undefined;
  };
}
