import { pipeline, Readable, type Transform } from "node:stream";
import { createBrotliDecompress, createGunzip, createInflate } from "node:zlib";
import { ownMember } from "../own-member.ts";
import type { BodySource } from "../transport/attempt-types.ts";
import { chunksOf, fromReadable } from "./node-body.ts";

/** Decoders by content coding (RFC 9110, 8.4.1). */
const DECODERS: Readonly<Record<string, () => Transform>> = {
  gzip: createGunzip,
  "x-gzip": createGunzip,
  deflate: createInflate,
  br: createBrotliDecompress,
};

/** More codings than anything applies: a server could state thousands. */
const MAX_CODINGS = 5;

/** Decodes the codings in `Content-Encoding`. An unknown coding leaves the body unchanged. */
export function decodeContent(body: BodySource, contentEncoding: string | null): BodySource {
  const codings = contentEncoding?.split(",").map((coding) => coding.trim().toLowerCase()) ?? [];
  const decoders = codings
    .filter((coding) => coding !== "" && coding !== "identity")
    .map((coding) => ownMember(DECODERS, coding));
  if (decoders.length === 0 || decoders.length > MAX_CODINGS || decoders.includes(undefined)) return body;
  let decoded: Readable = Readable.from(chunksOf(body), { objectMode: false });
  // The coding that was applied last is decoded first. A failure surfaces as the last stream's error.
  for (const create of decoders.reverse()) if (create) decoded = pipeline(decoded, create(), () => {});
  return fromReadable(decoded);
}
