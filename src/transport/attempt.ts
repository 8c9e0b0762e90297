import type { Bytes } from "../bytes.ts";
import { readAll } from "./body.ts";
import { LONGEST_DELAY } from "./clock.ts";
import { watchDeparture } from "./departure.ts";
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
  readonly bytes: Bytes | undefined;
  /** What cut the attempt short. */
  readonly error: unknown;
  /** Whether the request is certain not to have left, as far as the platform tells. */
  readonly hasStayed: boolean;
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
 * Sends a request once and reads the response to its end, both within the limits. Never rejects, and leaves no timer,
 * listener or open body behind.
 */
export function attempt(
  fetch: Fetch,
  url: string,
  init: RequestInit,
  { time, signal, maxBytes }: AttemptLimits,
): Promise<Received> {
  return new Promise((resolve) => {
    const controller = new AbortController();
    let response: Response | undefined;
    let reader: ReadableStreamDefaultReader<Bytes> | undefined;
    let hasStayed = () => false;

    const end = (bytes: Received["bytes"], error: unknown, stayed = false) => {
      clearTimeout(timer);
      signal?.removeEventListener("abort", onAbort);
      resolve({ response, bytes, error, hasStayed: stayed });
    };
    // Ends at once: a fetch or a body that does not heed the signal must not hold the caller up.
    const stop = (reason: unknown) => {
      const stayed = hasStayed();
      controller.abort(reason);
      reader?.cancel().catch(() => {});
      end(undefined, reason, stayed);
    };
    const onAbort = () => stop(signal?.reason);
    const timer = setTimeout(stop, Math.min(Math.ceil(time), LONGEST_DELAY), TIME_IS_UP);
    signal?.addEventListener("abort", onAbort, { once: true });

    const run = async () => {
      const { method = "GET", headers = {}, body = null } = init;
      try {
        const own: RequestInit = { method, headers, body, redirect: "manual", signal: controller.signal };
        const departure = watchDeparture(url, () => fetch(url, own));
        hasStayed = departure.hasStayed;
        const answer = await departure.sent;
        if (controller.signal.aborted) return answer.body?.cancel();
        if (!isResponse(answer)) throw new TypeError("The given fetch resolved to something that is no Response.");
        response = answer;
        reader = answer.body?.getReader();
        return end(reader ? await readAll(reader, maxBytes) : NOTHING, undefined);
      } catch (error) {
        return end(undefined, error);
      }
    };
    void run();
  });
}

const NOTHING = new Uint8Array(0);

/** By its looks: not every `fetch` has the platform's own class, and one in JavaScript can return anything. */
function isResponse(value: Partial<Response> | null | undefined): boolean {
  return typeof value?.status === "number" && typeof value.headers?.get === "function";
}
