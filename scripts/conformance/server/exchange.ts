import { messageOf, parseRetryAfter } from "revokit/toolkit";
import type { WireRequest } from "./request.ts";
import type { ServerUnderTest } from "./server-under-test.ts";

/** A request and what came back. */
export interface Exchange {
  readonly request: WireRequest;
  readonly status: number;
  readonly headers: Headers;
  /** The body. */
  readonly text: string;
  /** In milliseconds. */
  readonly duration: number;
}

/** No answer came. */
export class NoAnswer extends Error {
  override readonly name = "NoAnswer";
  readonly request: WireRequest;

  constructor(request: WireRequest, cause: unknown) {
    super(`no answer came: ${messageOf(cause)}`, { cause });
    this.request = request;
  }
}

/** In milliseconds. */
const PATIENCE = 30_000;

/** No documented answer is longer, in bytes. */
const LONGEST_BODY = 8 * 2 ** 20;

/** How often, and how long in all, a rate limit is waited for. */
const RATE_LIMIT = { times: 3, longest: 120_000 };

/** Sends a request and reads the whole answer. A rate limit is waited for. Throws a `NoAnswer`. */
export async function exchange(subject: ServerUnderTest, request: WireRequest): Promise<Exchange> {
  let answered = await once(subject, request);
  for (let times = 0; answered.status === 429 && times < RATE_LIMIT.times; times += 1) {
    const delay = parseRetryAfter(answered.headers, Date.now());
    if (delay === undefined || delay > RATE_LIMIT.longest) break;
    await subject.wait(delay);
    answered = await once(subject, request);
  }
  return answered;
}

async function once({ fetch }: ServerUnderTest, request: WireRequest): Promise<Exchange> {
  const { method, url, headers, body } = request;
  const start = performance.now();
  try {
    const response = await fetch(url, {
      method,
      headers,
      redirect: "manual",
      signal: AbortSignal.timeout(PATIENCE),
      ...(body !== undefined && { body }),
    });
    const text = await readText(response);
    return { request, status: response.status, headers: response.headers, text, duration: performance.now() - start };
  } catch (error) {
    throw new NoAnswer(request, error);
  }
}

/** With the byte order mark that `text()` would drop. Throws where the body is too long to be read. */
async function readText({ body }: Response): Promise<string> {
  const decoder = new TextDecoder("utf-8", { ignoreBOM: true });
  let text = "";
  let size = 0;
  const reader: ReadableStreamDefaultReader<Uint8Array> | undefined = body?.getReader();
  for (let step = await reader?.read(); step?.value !== undefined; step = await reader?.read()) {
    size += step.value.byteLength;
    if (size > LONGEST_BODY) {
      await reader?.cancel();
      throw new Error(`the body is longer than ${LONGEST_BODY} bytes`);
    }
    text += decoder.decode(step.value, { stream: true });
  }
  return text + decoder.decode();
}
