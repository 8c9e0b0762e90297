const SAFE: ReadonlySet<string> = new Set(["GET", "HEAD", "OPTIONS", "TRACE", "QUERY"]);

/** Whether a method asks for no change on the server (RFC 9110, 9.2.1). */
export function isSafe(method: string): boolean {
  return SAFE.has(method);
}

/** Whether sending a request with this method twice has the effect of sending it once (RFC 9110, 9.2.2). */
export function isIdempotent(method: string): boolean {
  return isSafe(method) || method === "PUT" || method === "DELETE";
}
