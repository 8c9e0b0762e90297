import { pipeline, type Readable, type Transform } from "node:stream";
import { createBrotliDecompress, createGunzip, createInflate } from "node:zlib";

/** Decoders by content coding (RFC 9110, 8.4.1). */
const DECODERS: Readonly<Record<string, () => Transform>> = {
  gzip: createGunzip,
  "x-gzip": createGunzip,
  deflate: createInflate,
  br: createBrotliDecompress,
};

/** A body without the content codings that `Content-Encoding` lists. One that is not known leaves it as it is. */
export function decodeContent(body: Readable, contentEncoding: string | null): Readable {
  if (contentEncoding === null || contentEncoding === "") return body;
  const codings = contentEncoding.split(",").map((coding) => coding.trim().toLowerCase());
  const decoders = codings.filter((coding) => coding !== "identity").map((coding) => DECODERS[coding]);
  let decoded = body;
  // The coding that was applied last is taken off first.
  for (const create of decoders.reverse()) {
    if (create === undefined) return body;
    // A failure reaches whoever reads the last stream, as that stream's own error.
    decoded = pipeline(decoded, create(), () => {});
  }
  return decoded;
}
