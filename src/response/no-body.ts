/**
 * Whether a response of this status has no content, whatever the document says (RFC 9110, 15.3.5, 15.3.6 and 15.4.5; a "null
 * body status" of the Fetch standard).
 */
export function isBodiless(status: number): boolean {
  return status === 204 || status === 205 || status === 304;
}

/** Whether the response to a method has no content (RFC 9110, 9.3.2). */
export function hasNoBody(method: string, status: number): boolean {
  return method === "HEAD" || isBodiless(status);
}
