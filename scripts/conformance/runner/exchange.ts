import { errorCode, messageOf, parseRetryAfter } from "revokit/toolkit";
import { Patience, OutOfPatience } from "./patience.ts";
import { BodyReader, BodyTooLong } from "./body-reader.ts";
import type { ServerUnderTest } from "./server-under-test.ts";
import { overSocket } from "./over-socket.ts";
import type { WireRequest } from "./wire-request.ts";

/** A request and what came back. */
export interface Exchange {
  readonly request: WireRequest;
  readonly status: number;
  readonly headers: Headers;
  /** The header lines as received; absent if `fetch` has joined them. */
  readonly lines?: readonly (readonly [name: string, value: string])[];
  /** The body. */
  readonly text: string;
  /** Whether the body has bytes that are not UTF-8. */
  readonly hasInvalidUtf8?: boolean;
  /** In milliseconds. */
  readonly duration: number;
}

/** No answer came. */
export class NoAnswer extends Error {
  override readonly name = "NoAnswer";
  readonly request: WireRequest;
  /** Whether the server kept the connection for the whole time. */
  readonly waitedInVain: boolean;

  constructor(request: WireRequest, cause: unknown, waitedInVain = false) {
    super(cause instanceof OutOfPatience ? cause.message : `no answer came: ${reasonOf(cause)}`, { cause });
    this.request = request;
    this.waitedInVain = waitedInVain;
  }
}

/** The message of an error, and the code behind it: that of `fetch` says nothing. */
function reasonOf(error: unknown): string {
  const code = error instanceof Error ? errorCode(error.cause) : undefined;
  return code === undefined ? messageOf(error) : `${messageOf(error)} (${code})`;
}

/** In milliseconds. */
const TIMEOUT = 30_000;

/** The first wait after a 429 without `Retry-After`, in milliseconds; doubled each time. */
const FIRST_BACKOFF = 1000;

/** The shortest wait, so that a server that always asks for none uses up the patience. In milliseconds. */
const MIN_WAIT = 1000;

/** How many times to wait after a 429 without `Retry-After`. */
const MAX_BLIND_WAITS = 4;

/** Sends a request and reads the whole answer. Waits for a rate limit. Throws a `NoAnswer`. */
export async function exchange(
  subject: ServerUnderTest,
  request: WireRequest,
  patience = new Patience(subject),
): Promise<Exchange> {
  let blind = 0;
  for (;;) {
    subject.signal?.throwIfAborted();
    const answered = await once(subject, request);
    if (answered.status !== 429) return answered;
    const asked = parseRetryAfter(answered.headers, Date.now());
    if (asked === undefined && blind >= MAX_BLIND_WAITS) return answered;
    const delay = Math.max(asked ?? FIRST_BACKOFF * 2 ** blind, MIN_WAIT);
    if (asked === undefined) blind += 1;
    await patience.wait(delay).catch((error: unknown) => {
      throw error instanceof OutOfPatience ? new NoAnswer(request, error) : error;
    });
  }
}

async function once(subject: ServerUnderTest, request: WireRequest): Promise<Exchange> {
  const start = performance.now();
  // Signals that time out or combine others would stay alive for the whole timeout.
  const controller = new AbortController();
  const { signal } = controller;
  const abort = () => controller.abort(new DOMException(`none for ${TIMEOUT / 1000} s`, "TimeoutError"));
  const timer = setTimeout(abort, TIMEOUT);
  subject.signal?.addEventListener("abort", abort);
  try {
    const answer =
      request.lines === undefined ? await overFetch(subject, request, signal) : await overSocket(request, signal);
    return { request, ...answer, duration: performance.now() - start };
  } catch (error) {
    subject.signal?.throwIfAborted();
    throw new NoAnswer(request, error, signal.aborted);
  } finally {
    clearTimeout(timer);
    subject.signal?.removeEventListener("abort", abort);
  }
}

async function overFetch({ fetch }: ServerUnderTest, { method, url, headers, body }: WireRequest, signal: AbortSignal) {
  const response = await fetch(url, {
    method,
    headers,
    redirect: "manual",
    signal,
    ...(body !== undefined && { body: typeof body === "string" ? body : new Uint8Array(body) }),
  });
  const reader = new BodyReader();
  const stream: ReadableStreamDefaultReader<Uint8Array> | undefined = response.body?.getReader();
  for (let step = await stream?.read(); step?.value !== undefined; step = await stream?.read()) {
    if (reader.add(step.value)) continue;
    await stream?.cancel();
    throw new BodyTooLong();
  }
  return { status: response.status, headers: response.headers, ...reader.end() };
}
