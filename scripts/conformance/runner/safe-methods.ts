import type { WireRequest } from "./wire-request.ts";

const SAFE: ReadonlySet<string> = new Set(["GET", "HEAD", "OPTIONS", "TRACE", "QUERY"]);

/** In which frameworks look for another method than the request's, whatever that is. */
const OVERRIDES = /^x-(http-)?method(-override)?$/i;

/** Whether a request asks for no change, neither by its method nor by a header that replaces it. */
export function isSafeRequest({ method, headers, lines = Object.entries(headers) }: WireRequest): boolean {
  return isSafe(method) && lines.every(([name, value]) => !OVERRIDES.test(name) || isSafe(value.trim()));
}

/** Whether a method asks for no change (RFC 9110, 9.2.1; QUERY: draft-ietf-httpbis-safe-method-w-body). */
export function isSafe(method: string): boolean {
  return SAFE.has(method.toUpperCase());
}
