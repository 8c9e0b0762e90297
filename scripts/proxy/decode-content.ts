import { promisify } from "node:util";
import { brotliDecompress, gunzip, inflate } from "node:zlib";

const DECODERS = {
  gzip: promisify(gunzip),
  "x-gzip": promisify(gunzip),
  deflate: promisify(inflate),
  br: promisify(brotliDecompress),
};

/**
 * A body without its content codings (RFC 9110, 8.4); `undefined` if a coding is unknown, or the body is broken or too
 * long.
 * @param maxLength of the decoded body, in bytes: a small encoded one can expand enormously
 */
export async function decodeContent(
  body: Buffer<ArrayBuffer>,
  codings: string,
  maxLength: number,
): Promise<Buffer<ArrayBuffer> | undefined> {
  // A response to HEAD names the coding of a body that it does not have.
  if (body.byteLength === 0) return body;
  let decoded = body;
  for (const coding of codings.toLowerCase().split(",").reverse()) {
    const name = coding.trim();
    if (name === "" || name === "identity") continue;
    if (!isKnown(name)) return undefined;
    try {
      decoded = await DECODERS[name](decoded, { maxOutputLength: maxLength });
    } catch {
      return undefined;
    }
  }
  return decoded;
}

function isKnown(name: string): name is keyof typeof DECODERS {
  return Object.hasOwn(DECODERS, name);
}
