import type { Bytes } from "../bytes.ts";

/** A body that can't be used, though its response came. */
export class BodyError extends Error {
  readonly fault: "body_too_large" | "malformed_json" | "unsupported_body";

  constructor(fault: BodyError["fault"]) {
    super(fault);
    this.fault = fault;
  }
}

/** A response's body, whatever class the given `fetch` has for it. */
export interface BodySource {
  /** The next part, to be read by `toBytes`. */
  read(): Promise<{ readonly done?: boolean | undefined; readonly value?: unknown }>;
  /** Gives the rest up, and the connection with it. */
  cancel(): void;
}

/** Where a Response of our own keeps a way to read its body that is quicker than its stream. */
export const BODY_SOURCE = Symbol.for("revokit.bodySource");

/**
 * Opens the body of any Response: the platform's, one with a Node stream (node-fetch), one with no stream at all (React
 * Native). Undefined where there is no body. Throws a `BodyError` where there may be one, but no way to read it.
 * @param limit for a body that can only be read as a whole, in bytes
 */
export function openBody(response: Response, limit: number): BodySource | undefined {
  if (hasOwnSource(response)) return response[BODY_SOURCE]();
  const body: unknown = response.body;
  if (body === null) return undefined;
  if (isWebStream(body)) return fromWebStream(body);
  return fromIterable(isAsyncIterable(body) ? body : readWhole(response, limit));
}

/** Reads a body to its end. Throws a `BodyError` when it has more than `limit` bytes after decoding; it is cancelled then. */
export async function readAll(source: BodySource, limit: number): Promise<Bytes> {
  const chunks: Bytes[] = [];
  let size = 0;
  try {
    for (;;) {
      const { done, value } = await source.read();
      if (done) return chunks.length === 1 && chunks[0] ? chunks[0] : concatenate(chunks, size);
      const chunk = toBytes(value);
      size += chunk.byteLength;
      if (size > limit) throw new BodyError("body_too_large");
      chunks.push(chunk);
    }
  } catch (error) {
    source.cancel();
    throw error;
  }
}

const utf8 = new TextEncoder();

/** A part of a body as bytes, whatever kind of buffer the stream gives. */
export function toBytes(chunk: unknown): Bytes {
  if (typeof chunk === "string") return utf8.encode(chunk);
  if (chunk instanceof ArrayBuffer) return new Uint8Array(chunk);
  if (!ArrayBuffer.isView(chunk)) throw new BodyError("unsupported_body");
  const { buffer, byteOffset, byteLength } = chunk;
  if (buffer instanceof ArrayBuffer) return new Uint8Array(buffer, byteOffset, byteLength);
  // Memory that is shared, or another realm's, is copied.
  return new Uint8Array(new Uint8Array(buffer, byteOffset, byteLength));
}

function hasOwnSource(response: object): response is { [BODY_SOURCE](): BodySource } {
  return BODY_SOURCE in response;
}

function isWebStream(body: unknown): body is ReadableStream<unknown> {
  return typeof body === "object" && body !== null && "getReader" in body && typeof body.getReader === "function";
}

function isAsyncIterable(body: unknown): body is AsyncIterable<unknown> {
  return typeof body === "object" && body !== null && Symbol.asyncIterator in body;
}

function isDestroyable(body: object): body is { destroy(): void } {
  return "destroy" in body && typeof body.destroy === "function";
}

function fromWebStream(body: ReadableStream<unknown>): BodySource {
  const reader = body.getReader();
  return {
    read: () => reader.read(),
    // Not waited for: a stream that hangs may never answer, and one that has failed answers with its failure.
    cancel: () => void reader.cancel().catch(() => {}),
  };
}

function fromIterable(body: AsyncIterable<unknown>): BodySource {
  const iterator = body[Symbol.asyncIterator]();
  return {
    read: () => iterator.next(),
    cancel() {
      // A Node stream that is not being read ends only so.
      if (isDestroyable(body)) body.destroy();
      iterator.return?.().catch(() => {});
    },
  };
}

async function* readWhole(response: Response, limit: number): AsyncGenerator {
  if (Number(response.headers.get("content-length")) > limit) throw new BodyError("body_too_large");
  if (typeof response.arrayBuffer === "function") yield await response.arrayBuffer();
  else if (typeof response.text === "function") yield await response.text();
  else throw new BodyError("unsupported_body");
}

function concatenate(chunks: readonly Bytes[], size: number): Bytes {
  const joined = new Uint8Array(size);
  let offset = 0;
  for (const chunk of chunks) {
    joined.set(chunk, offset);
    offset += chunk.byteLength;
  }
  return joined;
}
