import { readAll } from "./body.ts";
import { LONGEST_DELAY } from "./clock.ts";
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

/** What came of one attempt. A response may be there without its body. */
export interface Received {
  readonly response: Response | undefined;
  /** The whole body; undefined where it could not be read. */
  readonly bytes: Uint8Array<ArrayBuffer> | undefined;
  /** What cut the attempt short. */
  readonly error: unknown;
}

/** What bounds one attempt. */
export interface AttemptLimits {
  /** In milliseconds, for the response with its body. */
  readonly time: number;
  readonly signal: AbortSignal | undefined;
  /** In bytes, after decoding. */
  readonly maxBytes: number;
}

/** What an attempt is cut short with when its time is up. */
export const TIME_IS_UP = new DOMException("The attempt took too long.", "TimeoutError");

/**
 * Sends a request once and reads the response to its end, both within the limits. Never throws, and leaves no timer,
 * listener or open body behind.
 */
export async function attempt(
  fetch: Fetch,
  url: string,
  init: RequestInit,
  { time, signal, maxBytes }: AttemptLimits,
): Promise<Received> {
  const controller = new AbortController();
  let interrupt: (reason: unknown) => void = () => {};
  const interrupted = new Promise<never>((_, reject) => (interrupt = reject));
  let answer: Promise<Response> | undefined;
  let response: Response | undefined;
  let reader: ReadableStreamDefaultReader<Uint8Array<ArrayBuffer>> | undefined;
  // A fetch or a body that does not heed the signal must not hold the caller up: so all ways are taken.
  const stop = (reason: unknown) => {
    interrupt(reason);
    controller.abort(reason);
    reader?.cancel().catch(() => {});
  };
  const onAbort = () => stop(signal?.reason);
  const timer = setTimeout(stop, Math.min(time, LONGEST_DELAY), TIME_IS_UP);
  signal?.addEventListener("abort", onAbort, { once: true });

  try {
    answer = fetch(url, { ...init, redirect: "manual", signal: controller.signal });
    const answered = await Promise.race([answer, interrupted]);
    if (!isResponse(answered))
      throw new TypeError("The fetch that was given resolved to something that is no Response.");
    response = answered;
    reader = response.body?.getReader();
    const bytes = reader ? await readAll(reader, maxBytes) : NOTHING;
    // Cancelling ends a body as if it had been read to its end.
    if (controller.signal.aborted) throw controller.signal.reason;
    return { response, bytes, error: undefined };
  } catch (error) {
    if (response === undefined) answer?.then((late) => late.body?.cancel()).catch(() => {});
    return { response, bytes: undefined, error: controller.signal.aborted ? controller.signal.reason : error };
  } finally {
    clearTimeout(timer);
    signal?.removeEventListener("abort", onAbort);
  }
}

const NOTHING = new Uint8Array(0);

/** By its looks: not every `fetch` has the platform's own class, and one in JavaScript can return anything. */
function isResponse(value: Partial<Response> | null | undefined): boolean {
  return typeof value?.status === "number" && typeof value.headers?.get === "function";
}
