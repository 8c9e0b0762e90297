/** A percent-decoded text (RFC 3986, 2.1); one that is not percent-encoded stays as it is. */
export function percentDecode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
