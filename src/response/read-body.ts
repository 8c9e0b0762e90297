import { type Bytes, isBuffer } from "../bytes.ts";
import { isJson } from "../media-type.ts";
import type { BodySource } from "../transport/attempt-types.ts";

/** The body of a received response that can't be used. */
export class BodyError extends Error {
  readonly reason: "body_too_large" | "body_unreadable" | "empty_body" | "malformed_json" | "unsupported_body";

  constructor(reason: BodyError["reason"]) {
    super(reason);
    this.reason = reason;
  }
}

/** The key of a faster reader on our own Response class. */
export const BODY_SOURCE = Symbol.for("revokit.bodySource");

/** What the bodies of all Response classes may have. */
interface AnyBody {
  getReader?(): { read: BodySource["read"]; cancel(): Promise<void> };
  [Symbol.asyncIterator]?(): AsyncIterator<unknown>;
  destroy?(): void;
}

/**
 * Opens the body of any Response: the platform's, one with a Node stream (node-fetch), or one without a stream (React
 * Native). Undefined if there is no body. The first `read` throws a `BodyError` if there may be one that can't be read.
 * @param limit for a body that can only be read as a whole, in bytes
 */
export function openBody(response: Response & { [BODY_SOURCE]?(): BodySource }, limit: number): BodySource | undefined {
  if (response[BODY_SOURCE]) return response[BODY_SOURCE]();
  const { body }: { readonly body?: AnyBody | null } = response;
  if (body === null) return undefined;
  const reader = body?.getReader?.();
  if (reader) return { read: () => reader.read(), cancel: () => void quietly(() => reader.cancel()) };
  const iterator = body?.[Symbol.asyncIterator]?.() ?? readWhole(response, limit);
  return {
    read: () => iterator.next(),
    cancel() {
      // The only way to end a Node stream that is not being read.
      void quietly(() => body?.destroy?.());
      void quietly(() => iterator.return?.());
    },
  };
}

/** Cancels without waiting or failing: a hanging stream may never settle, and another library's may throw. */
async function quietly(cancel: () => unknown): Promise<void> {
  try {
    await cancel();
  } catch {
    // The body is being abandoned anyway.
  }
}

/** Reads a body to its end. Throws a `BodyError`, and cancels it, beyond `limit` bytes after decoding. */
export async function readAll(source: BodySource, limit: number): Promise<Bytes> {
  const chunks: Bytes[] = [];
  let size = 0;
  try {
    for (let step = await source.read(); !step.done; step = await source.read()) {
      const chunk = toBytes(step.value);
      size += chunk.byteLength;
      if (size > limit) throw new BodyError("body_too_large");
      if (chunk.byteLength > 0) chunks.push(chunk);
    }
  } catch (error) {
    source.cancel();
    throw error;
  }
  const [first] = chunks;
  return first && chunks.length === 1 ? first : new Uint8Array(await new Blob(chunks).arrayBuffer());
}

const utf8 = new TextEncoder();

/** Converts a chunk of any kind of buffer to bytes. */
export function toBytes(chunk: unknown): Bytes {
  if (typeof chunk === "string") return utf8.encode(chunk);
  if (isBuffer(chunk)) return toBytes(new Uint8Array(chunk));
  if (!ArrayBuffer.isView(chunk)) throw new BodyError("unsupported_body");
  const { buffer, byteOffset, byteLength } = chunk;
  if (buffer instanceof ArrayBuffer) return new Uint8Array(buffer, byteOffset, byteLength);
  // Shared memory, and that of another realm, is copied.
  return new Uint8Array(new Uint8Array(buffer, byteOffset, byteLength));
}

async function* readWhole(response: Response, limit: number): AsyncGenerator {
  const { headers } = response;
  if (Number(headers.get("content-length")) > limit) throw new BodyError("body_too_large");
  // The arrayBuffer() of React Native before 0.73 always fails, and leaves nothing for text().
  const isText = isJson(headers.get("content-type") ?? "");
  const methods = isText ? (["text", "arrayBuffer"] as const) : (["arrayBuffer", "text"] as const);
  const method = methods.find((name) => typeof response[name] === "function");
  if (method === undefined) throw new BodyError("unsupported_body");
  yield await response[method]();
}
