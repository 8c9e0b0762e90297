import { promisify } from "node:util";
import { brotliDecompress, gunzip, inflate } from "node:zlib";

const DECODERS = {
  gzip: promisify(gunzip),
  "x-gzip": promisify(gunzip),
  deflate: promisify(inflate),
  br: promisify(brotliDecompress),
};

/** The maximum length of a decoded body, in bytes: a small encoded one can expand enormously. */
const MAX_DECODED_BYTES = 8 * 2 ** 20;

/**
 * A body without its content codings (RFC 9110, 8.4); `undefined` if a coding is unknown, or the body is broken or too
 * long.
 */
export async function decodeContent(body: Buffer, codings: string): Promise<Buffer | undefined> {
  let decoded = body;
  for (const coding of codings.toLowerCase().split(",").reverse()) {
    const name = coding.trim();
    if (name === "" || name === "identity") continue;
    if (!isKnown(name)) return undefined;
    try {
      decoded = await DECODERS[name](decoded, { maxOutputLength: MAX_DECODED_BYTES });
    } catch {
      return undefined;
    }
  }
  return decoded;
}

function isKnown(name: string): name is keyof typeof DECODERS {
  return Object.hasOwn(DECODERS, name);
}
