import type { Bytes } from "../bytes.ts";
import { essenceOf, isJson } from "../media-type.ts";

/** A body that was read, and can't be used. */
export class BodyError extends Error {
  readonly fault: "body_too_large" | "malformed_json";

  constructor(fault: BodyError["fault"]) {
    super(fault);
    this.fault = fault;
  }
}

/**
 * Reads a body to its end. Throws a `BodyError` when it has more than `limit` bytes after decoding, and what the stream
 * throws when it breaks off. The stream is cancelled then.
 */
export async function readAll(reader: ReadableStreamDefaultReader<Bytes>, limit: number): Promise<Bytes> {
  const chunks: Bytes[] = [];
  let size = 0;
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return chunks.length === 1 && chunks[0] ? chunks[0] : concatenate(chunks, size);
      size += value.byteLength;
      if (size > limit) throw new BodyError("body_too_large");
      chunks.push(value);
    }
  } catch (error) {
    // Not waited for: a stream that hangs may never answer, and one that has failed answers with its failure.
    reader.cancel().catch(() => {});
    throw error;
  }
}

function concatenate(chunks: readonly Uint8Array[], size: number): Bytes {
  const whole = new Uint8Array(size);
  let offset = 0;
  for (const chunk of chunks) {
    whole.set(chunk, offset);
    offset += chunk.byteLength;
  }
  return whole;
}

const utf8 = new TextDecoder();

/**
 * A body's value by its media type: JSON parsed, text as a string, anything else as a `Blob`. As in the Fetch standard a
 * byte order mark is dropped and a byte that is no UTF-8 becomes U+FFFD; of equal names in an object the last one wins.
 * Throws a `BodyError` for what should be JSON and is not.
 */
export function decodeBody(bytes: Bytes, mediaType: string): unknown {
  if (isJson(mediaType)) {
    try {
      return JSON.parse(utf8.decode(bytes));
    } catch {
      // Without the cause: a SyntaxError quotes the body.
      throw new BodyError("malformed_json");
    }
  }
  return mediaType.startsWith("text/") ? utf8.decode(bytes) : new Blob([bytes], { type: mediaType });
}

/** The media type without its parameters, in lower case; empty where the response names none. */
export function mediaTypeOf(headers: Headers): string {
  return essenceOf(headers.get("content-type") ?? "");
}

/** Whether a media type is one of those documented, which may be ranges such as `text/*` (RFC 9110, 12.5.1). */
export function matchesMediaType(mediaType: string, documented: readonly string[]): boolean {
  if (documented.includes(mediaType)) return true;
  return documented.some((entry) => {
    const range = essenceOf(entry);
    return range === "*/*" || range === mediaType || (range.endsWith("/*") && mediaType.startsWith(range.slice(0, -1)));
  });
}
