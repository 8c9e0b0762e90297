import { InvalidRequestError } from "../errors.ts";
import { encodeText } from "./encode.ts";

/** Unreserved characters (RFC 3986, 2.3), and no dot in front: what nearly every id is made of. */
const PLAIN = /^[\w~-][\w.~-]*$/;

/**
 * A value in a path must stay one segment of it, on this side (RFC 3986, 5.2.4 removes dot segments, and so does the
 * WHATWG URL parser) and on any server or proxy that decodes once too often.
 */
function checkSegment(text: string): string | undefined {
  if (PLAIN.test(text)) return undefined;
  if (text === "") return "must not be empty";
  if (/\p{Surrogate}/u.test(text)) return "must be well-formed Unicode, without lone surrogates";
  const decoded = decodeOnce(text);
  if (/[/\\]/.test(decoded)) return "must not contain a slash or a backslash";
  if (/\p{Cc}/u.test(decoded)) return "must not contain control characters";
  if (decoded === "." || decoded === "..") return "must not be a dot segment";
  return undefined;
}

/** Encodes a part of a segment. Throws an `InvalidRequestError` where the segment would not stay one. */
export function encodeSegment(text: string, name: string): string {
  const rule = checkSegment(text);
  if (rule !== undefined) throw new InvalidRequestError(name, rule);
  return encodeText(text, name);
}

function decodeOnce(text: string): string {
  return text.replaceAll(/%([0-9a-f]{2})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
}
