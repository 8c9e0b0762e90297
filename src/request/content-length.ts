import type { Bytes } from "../bytes.ts";
import { InvalidRequestError } from "../errors.ts";

/** `fetch` sets this header itself, and fails if given another value. */
export function dropContentLength(headers: Record<string, string>, body: string | Bytes | null): void {
  const stated = headers["content-length"];
  if (stated === undefined) return;
  if (stated !== String(new Blob(body === null ? [] : [body]).size)) {
    throw new InvalidRequestError("Content-Length", "must be the length of the body, or left out");
  }
  delete headers["content-length"];
}
