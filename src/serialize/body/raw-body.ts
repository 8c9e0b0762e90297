import { InvalidRequestError } from "../../errors.ts";
import { assertWellFormed } from "../encode.ts";
import { toText } from "../to-text.ts";
import type { BodyWriter } from "./body.ts";
import { bytesOf } from "./bytes.ts";

const TEXT = /^text\//i;
const CHARSET = /;\s*charset\s*=\s*"?([^";\s]+)/i;

/** Writes media types that this library does not serialize, such as XML or images: a string or bytes, unchanged. */
export const rawBody: BodyWriter = (body, type) => {
  const text = typeof body === "string" || TEXT.test(type) ? toText(body) : undefined;
  if (text !== undefined) return { content: assertCharset(text, type), type };
  const content = bytesOf("body", body);
  if (content === undefined) throw new InvalidRequestError("body", `must be a string or bytes for ${type}`);
  return { content, type };
};

/** A string is sent as UTF-8. ASCII is the same in every charset in use. */
function assertCharset(text: string, type: string): string {
  assertWellFormed(text, "body");
  const charset = CHARSET.exec(type)?.[1]?.toLowerCase() ?? "utf-8";
  if (charset === "utf-8" || charset === "utf8" || /^[\0-\x7f]*$/.test(text)) return text;
  throw new InvalidRequestError("body", `must be bytes in ${charset}, or ASCII: strings are sent as UTF-8`);
}
