import { InvalidRequestError } from "../errors.ts";
import { encodeText } from "./encode.ts";

/** Unreserved characters (RFC 3986, 2.3) without a leading dot: most ids. */
const PLAIN = /^[\w~-][\w.~-]*$/;

/**
 * A value in a path must stay one segment, on this side (RFC 3986, 5.2.4 and the WHATWG URL parser remove dot segments) and
 * on any server or proxy that decodes twice.
 */
function checkSegment(text: string): string | undefined {
  if (PLAIN.test(text)) return undefined;
  if (text === "") return "must not be empty";
  const decoded = decodeTriplets(text);
  if (/[/\\]/.test(decoded)) return "must not contain a slash or a backslash";
  if (/\p{Cc}/u.test(decoded)) return "must not contain control characters";
  if (decoded === "." || decoded === "..") return "must not be a dot segment";
  return undefined;
}

/** Encodes a part of a segment. Throws an `InvalidRequestError` if the segment would not stay one. */
export function encodeSegment(text: string, name: string): string {
  const rule = checkSegment(text);
  if (rule !== undefined) throw new InvalidRequestError(name, rule);
  return encodeText(text, name);
}

/** Percent-encoded bytes as the characters that they are in UTF-8; never throws. */
export function decodeTriplets(text: string): string {
  return text.replaceAll(/(%[0-9a-f]{2})+/gi, (triplets) => {
    const bytes = triplets.slice(1).split("%");
    return new TextDecoder().decode(Uint8Array.from(bytes, (hex) => Number.parseInt(hex, 16)));
  });
}
