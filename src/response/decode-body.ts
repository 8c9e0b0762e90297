import type { Bytes } from "../bytes.ts";
import { essenceOf, isJson } from "../media-type.ts";
import { BodyError } from "./read-body.ts";

const utf8 = new TextDecoder();

/**
 * Decodes a body by its media type: JSON parsed, text as a string, anything else as a `Blob`. As in the Fetch standard a byte
 * order mark is dropped and invalid UTF-8 becomes U+FFFD; of duplicate names in an object the last one wins. Throws a
 * `BodyError` for malformed JSON.
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

/** The media type without its parameters, in lower case; empty if the response states none. */
export function mediaTypeOf(headers: Pick<Headers, "get">): string {
  return essenceOf(headers.get("content-type") ?? "");
}

/** Whether a media type matches a documented one, which may be a range such as `text/*` (RFC 9110, 12.5.1). */
export function matchesMediaType(mediaType: string, documented: readonly string[]): boolean {
  if (documented.includes(mediaType)) return true;
  return documented.some((entry) => {
    const range = essenceOf(entry);
    return (
      range === "*/*" ||
      range === "*" ||
      range === mediaType ||
      (range.endsWith("/*") && mediaType.startsWith(range.slice(0, -1)))
    );
  });
}
