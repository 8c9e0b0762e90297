import type { Bytes } from "../bytes.ts";

/** The body of a received response that can't be used. */
export class BodyError extends Error {
  readonly fault: "body_too_large" | "malformed_json" | "unsupported_body";

  constructor(fault: BodyError["fault"]) {
    super(fault);
    this.fault = fault;
  }
}

/** A response's body, whatever its class. */
export interface BodySource {
  /** The next chunk, for `toBytes`. */
  read(): Promise<{ readonly done?: boolean | undefined; readonly value?: unknown }>;
  /** Cancels the rest, and closes the connection. */
  cancel(): void;
}

/** The key of a faster reader on our own Response class. */
export const BODY_SOURCE = Symbol.for("revokit.bodySource");

/**
 * Opens the body of any Response: the platform's, one with a Node stream (node-fetch), or one without a stream (React
 * Native). Undefined if there is no body. Throws a `BodyError` if there may be one that can't be read.
 * @param limit for a body that can only be read as a whole, in bytes
 */
export function openBody(response: Response, limit: number): BodySource | undefined {
  if (hasOwnSource(response)) return response[BODY_SOURCE]();
  const body: unknown = response.body;
  if (body === null) return undefined;
  if (isWebStream(body)) return fromWebStream(body);
  return fromIterable(isAsyncIterable(body) ? body : readWhole(response, limit));
}

/** Reads a body to its end. Throws a `BodyError`, and cancels it, beyond `limit` bytes after decoding. */
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

/** Converts a chunk of any kind of buffer to bytes. */
export function toBytes(chunk: unknown): Bytes {
  if (typeof chunk === "string") return utf8.encode(chunk);
  if (chunk instanceof ArrayBuffer) return new Uint8Array(chunk);
  if (!ArrayBuffer.isView(chunk)) throw new BodyError("unsupported_body");
  const { buffer, byteOffset, byteLength } = chunk;
  if (buffer instanceof ArrayBuffer) return new Uint8Array(buffer, byteOffset, byteLength);
  // Shared memory, and that of another realm, is copied.
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
    // Not awaited: a hanging stream may never settle, and a failed one rejects with its error.
    cancel: () => void reader.cancel().catch(() => {}),
  };
}

function fromIterable(body: AsyncIterable<unknown>): BodySource {
  const iterator = body[Symbol.asyncIterator]();
  return {
    read: () => iterator.next(),
    cancel() {
      // The only way to end a Node stream that is not being read.
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
