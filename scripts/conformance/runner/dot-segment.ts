/** Whether a text, as a segment of a path, is removed before the request is sent (RFC 3986, 5.2.4), however it is encoded. */
export function isDotSegment(text: string): boolean {
  return /^\.{1,2}$/.test(text);
}
