import { isObject } from "../../validation/values.ts";
import { toText } from "../json.ts";

/** The same each time, so that answers are reproducible. */
const BOUNDARY = "----revokit-mock-part";

/** A multipart body (RFC 2046, 5.1): a part for each property or item, as text, or as JSON for a list or an object. */
export function toMultipart(mediaType: string, value: unknown) {
  const parts = isObject(value) ? Object.entries(value).map(namedPart) : [value].flat().map((item) => part([], item));
  return { mediaType: `${mediaType}; boundary=${BOUNDARY}`, body: `${parts.join("")}--${BOUNDARY}--\r\n` };
}

function namedPart([name, item]: readonly [string, unknown]): string {
  return part([`Content-Disposition: form-data; name="${name.replaceAll(/["\r\n]/g, encodeURIComponent)}"`], item);
}

function part(headers: readonly string[], item: unknown): string {
  const type = typeof item === "object" ? "application/json" : "text/plain; charset=utf-8";
  return [`--${BOUNDARY}`, ...headers, `Content-Type: ${type}`, "", toText(item), ""].join("\r\n");
}
