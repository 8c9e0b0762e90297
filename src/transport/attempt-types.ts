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

/** What is known about a request that was passed to `fetch`. */
export interface Tracked {
  /** Whether it is certain that the request was never written to a connection. */
  wasNeverSent(): boolean;
  /** Call once the request is over. */
  end(): void;
}
