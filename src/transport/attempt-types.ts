import type { AttemptClass } from "./outcome.ts";

/** One attempt of a call, as results, errors and events show it. */
export interface Attempt {
  /** Counted from 1. */
  readonly number: number;
  readonly class: AttemptClass;
  /** What ended it. */
  readonly ending: "response" | "connection" | "timeout" | "aborted";
  /** The response's status, where there was one. */
  readonly status: number | undefined;
  /** How long it took, in milliseconds. */
  readonly duration: number;
}

/** The `fetch` of the platform, or one that stands in for it. */
export type Fetch = (url: string, init: RequestInit) => Promise<Response>;

/** A request as it is handed to `fetch`, again on each attempt. */
export interface SentRequest {
  readonly url: string;
  readonly method: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Exclude<RequestInit["body"], ReadableStream | undefined>;
}

/** What is known of a request that was handed to `fetch`. */
export interface Tracked {
  /** Whether it is certain that the request was never written to a connection. */
  wasNeverSent(): boolean;
  /** Call once the request is over. */
  end(): void;
}
