import { pipeline, type Readable, type Transform } from "node:stream";
import { createBrotliDecompress, createGunzip, createInflate } from "node:zlib";

/** Decoders by content coding (RFC 9110, 8.4.1). */
const DECODERS: Readonly<Record<string, () => Transform>> = {
  gzip: createGunzip,
  "x-gzip": createGunzip,
  deflate: createInflate,
  br: createBrotliDecompress,
};

/** Decodes the codings in `Content-Encoding`. An unknown coding leaves the body unchanged. */
export function decodeContent(body: Readable, contentEncoding: string | null): Readable {
  if (contentEncoding === null || contentEncoding === "") return body;
  const codings = contentEncoding.split(",").map((coding) => coding.trim().toLowerCase());
  const decoders = codings.filter((coding) => coding !== "identity").map((coding) => DECODERS[coding]);
  let decoded = body;
  // The coding that was applied last is decoded first.
  for (const create of decoders.reverse()) {
    if (create === undefined) return body;
    // A failure surfaces as the last stream's error.
    decoded = pipeline(decoded, create(), () => {});
  }
  return decoded;
}
