import { readBody } from "./body.ts";
import { after } from "./clock.ts";
import type { AttemptClass } from "./outcome.ts";

/** One attempt of a call, as results, errors and events show it. */
export interface Attempt {
  /** Counted from 1. */
  readonly number: number;
  readonly class: AttemptClass;
  /** What ended it. */
  readonly ending: "response" | "connection" | "timeout" | "aborted";
  /** The response's status, where there was one. */
  readonly status?: number;
  /** How long it took, in milliseconds. */
  readonly duration: number;
}

/** The `fetch` of the platform, or one that stands in for it. */
export type Fetch = (url: string, init: RequestInit) => Promise<Response>;

/** What came of one attempt. A response may be there without its body. */
export interface Received {
  readonly response?: Response;
  /** The whole body; absent where it could not be read. */
  readonly bytes?: Uint8Array<ArrayBuffer>;
  /** What cut the attempt short. */
  readonly error?: unknown;
}

/** The reason that an attempt's own signal is aborted with when its time is up. */
export const TIME_IS_UP = new DOMException("The attempt took too long.", "TimeoutError");

/**
 * Sends a request once and reads the response to its end, both within `time` milliseconds and until `signal` is aborted.
 * Never throws, and leaves no timer, listener or open body behind.
 */
export async function attempt(
  fetch: Fetch,
  url: string,
  init: RequestInit,
  { time, signal, maxBytes }: { time: number; signal: AbortSignal | undefined; maxBytes: number },
): Promise<Received> {
  const controller = new AbortController();
  const interrupted = new Promise<never>((_, reject) => {
    controller.signal.addEventListener("abort", () => reject(controller.signal.reason), { once: true });
  });
  interrupted.catch(() => {});
  const onAbort = () => controller.abort(signal?.reason);
  const stopTimer = after(time, () => controller.abort(TIME_IS_UP));
  signal?.addEventListener("abort", onAbort, { once: true });
  if (signal?.aborted) onAbort();

  let response: Response | undefined;
  try {
    const answer = fetch(url, { ...init, redirect: "manual", signal: controller.signal });
    // A fetch that does not heed its signal must not hold the caller up, nor leave a body open when it answers at last.
    answer.then((late) => (controller.signal.aborted ? late.body?.cancel() : undefined)).catch(() => {});
    response = await Promise.race([answer, interrupted]);
    return { response, bytes: await readBody(response, maxBytes, controller.signal) };
  } catch (error) {
    return { ...(response && { response }), error: controller.signal.aborted ? controller.signal.reason : error };
  } finally {
    stopTimer();
    signal?.removeEventListener("abort", onAbort);
  }
}
