/** Six or more ASCII characters in hexadecimal digits, which may be grouped. */
const HEX = /(?:[2-7][0-9a-f][-_.:]?){6}/i;
/** Nine or more ASCII characters in Base64: with fewer, random ids would match too often. */
const BASE64 = /(?:[I-Za-f][C-HS-Xi-ny-z0-3][\w+/-]{2}){3}/;
const WORDS = /[\w+/-]{8,}/g;

/** The texts that a text may encode in hexadecimal digits, in Base64 or Base64url (RFC 4648), or with percent signs. */
export function decodings(text: string): string[] {
  const decoded: string[] = [];
  if (HEX.test(text)) decoded.push(...runs(text.replaceAll(/[-_.:]/g, "")).map(fromHex));
  if (BASE64.test(text)) {
    // Anything may precede it.
    for (const [word] of text.matchAll(WORDS))
      decoded.push(...[0, 1, 2, 3].map((start) => fromBase64(word.slice(start))));
  }
  if (text.includes("%"))
    decoded.push(text.replaceAll(/(?:%[0-9a-f]{2})+/gi, (run) => fromHex(run.replaceAll("%", ""))));
  return decoded;
}

function runs(digits: string): readonly string[] {
  return digits.match(/(?:[2-7][0-9a-f]){6,}/gi) ?? [];
}

function fromHex(digits: string): string {
  return digits.replaceAll(/../g, (pair) => String.fromCharCode(parseInt(pair, 16)));
}

function fromBase64(word: string): string {
  const digits = word.replaceAll("-", "+").replaceAll("_", "/");
  // A single last digit is less than a byte.
  return atob(digits.length % 4 === 1 ? digits.slice(0, -1) : digits);
}
