/** Percent-encodes everything but unreserved characters (RFC 6570, 3.2.2), independently of the library. */
export function percentEncode(text: string): string {
  return encodeURIComponent(text).replaceAll(/[!'()*]/g, (each) => `%${each.charCodeAt(0).toString(16).toUpperCase()}`);
}
