import type { OperationFacts } from "revokit";
import type { WireRequest } from "./wire-request.ts";

const SAFE: ReadonlySet<string> = new Set(["GET", "HEAD", "OPTIONS", "TRACE", "QUERY"]);

/** The headers in which frameworks look for a method that replaces the request's. */
const OVERRIDES = /^x-(http-)?method(-override)?$/i;

/**
 * Whether an operation changes or removes something that its path does not name, such as a whole collection or a setting. It is
 * tried only if the fixtures name that.
 */
export function changesUnnamed({ method, parameters }: OperationFacts): boolean {
  return !isSafe(method) && method !== "POST" && !parameters.some((each) => each.in === "path");
}

/** Whether a request is safe: both its method and any header that overrides it. */
export function isSafeRequest({ method, headers, lines = Object.entries(headers) }: WireRequest): boolean {
  return isSafe(method) && lines.every(([name, value]) => !OVERRIDES.test(name) || isSafe(value.trim()));
}

/** Whether a method asks for no change (RFC 9110, 9.2.1; QUERY: draft-ietf-httpbis-safe-method-w-body). */
export function isSafe(method: string): boolean {
  return SAFE.has(method.toUpperCase());
}
