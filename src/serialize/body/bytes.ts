import { InvalidRequestError } from "../../errors.ts";
import { hasMethod } from "../members.ts";
import { type Bytes, isBuffer } from "../../bytes.ts";
import type { BytesReader } from "./body.ts";
import { chunksOf } from "./chunks.ts";

/**
 * The bytes of a binary value of any class: a Blob, a buffer, a view, a web or Node stream, a generator of chunks. Undefined
 * for anything else. A stream is read to its end, since it could be sent only once.
 */
export function bytesOf(name: string, value: unknown): Bytes | BytesReader | undefined {
  if (typeof value !== "object" || value === null) return undefined;
  if (ArrayBuffer.isView(value)) return viewBytes(value);
  if (isBuffer(value)) return new Uint8Array(new Uint8Array(value));
  if (isBlob(value)) return async () => new Uint8Array(await value.arrayBuffer());
  const chunks = chunksOf(value);
  return chunks && ((signal) => collect(name, chunks(signal)));
}

/** The interface of a Blob or a File, the platform's or a library's. */
export interface BlobLike {
  readonly type: string;
  readonly name?: string;
  arrayBuffer(): Promise<ArrayBuffer>;
}

/** Whether a value is a Blob, of the platform's class or of another. */
export function isBlob(value: unknown): value is BlobLike {
  if (typeof value !== "object" || value === null) return false;
  return ["Blob", "File"].includes(tagOf(value)) && hasMethod(value, "arrayBuffer");
}

/** The class of an object by its tag, which works across realms: `Map`, `FormData`. */
export function tagOf(value: object): string {
  return Object.prototype.toString.call(value).slice("[object ".length, -1);
}

/** A copy, so that later changes by the caller don't affect retries; never shared memory. */
function viewBytes(view: ArrayBufferView): Bytes {
  return new Uint8Array(new Uint8Array(view.buffer, view.byteOffset, view.byteLength));
}

async function collect(name: string, chunks: AsyncIterable<unknown>): Promise<Bytes> {
  const parts: (string | Bytes)[] = [];
  for await (const chunk of chunks) {
    if (typeof chunk === "string") parts.push(chunk);
    else if (ArrayBuffer.isView(chunk)) parts.push(viewBytes(chunk));
    else throw new InvalidRequestError(name, "must be a stream of bytes or strings");
  }
  return new Uint8Array(await new Blob(parts).arrayBuffer());
}
