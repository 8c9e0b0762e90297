const SAFE: ReadonlySet<string> = new Set(["GET", "HEAD", "OPTIONS", "TRACE", "QUERY"]);

/** Whether a method asks for no change (RFC 9110, 9.2.1; QUERY: draft-ietf-httpbis-safe-method-w-body). */
export function isSafe(method: string): boolean {
  return SAFE.has(method.toUpperCase());
}
