import type { SentRequest } from "./attempt-types.ts";

/**
 * Whether `fetch` refused to send the request, for a forbidden method or header field. It throws a plain `TypeError`, as
 * browsers also do for a failed connection. Only after a refusal does `new Request` throw as well.
 */
export function isRefusedByFetch(error: unknown, { url, method, headers, body }: SentRequest): boolean {
  if (!(error instanceof TypeError) || error.cause !== undefined) return false;
  try {
    new Request(url, { method, headers, body });
    return false;
  } catch {
    return true;
  }
}
