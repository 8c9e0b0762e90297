import type { Bytes } from "../../bytes.ts";

/** The charset that the bytes of an XML document state themselves: a byte order mark, else its declaration (RFC 7303, 3). */
export function xmlCharset(bytes: Bytes): string | undefined {
  const [first, second] = bytes;
  if (first === 0xff && second === 0xfe) return "utf-16le";
  if (first === 0xfe && second === 0xff) return "utf-16be";
  const head = String.fromCharCode(...bytes.subarray(0, 200));
  return /^(?:\xef\xbb\xbf)?<\?xml\s[^>]*?\sencoding\s*=\s*["']([A-Za-z][\w.-]*)["']/.exec(head)?.[1];
}
