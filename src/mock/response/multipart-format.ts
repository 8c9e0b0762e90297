import { toText } from "../json.ts";
import type { EncodedBody } from "./encode-body.ts";

/** The same each time, so that answers are reproducible. */
const BOUNDARY = "----revokit-mock-part";

/** A multipart body (RFC 2046, 5.1) with a part for each property: text, or JSON for a list or an object. */
export function toMultipart(mediaType: string, value: Readonly<Record<string, unknown>>): EncodedBody {
  const parts = Object.entries(value).map(([name, item]) => {
    const type = typeof item === "object" ? "application/json" : "text/plain; charset=utf-8";
    const disposition = `form-data; name="${name.replaceAll(/["\r\n]/g, encodeURIComponent)}"`;
    return `--${BOUNDARY}\r\nContent-Disposition: ${disposition}\r\nContent-Type: ${type}\r\n\r\n${toText(item)}\r\n`;
  });
  return { mediaType: `${mediaType}; boundary=${BOUNDARY}`, body: `${parts.join("")}--${BOUNDARY}--\r\n` };
}
