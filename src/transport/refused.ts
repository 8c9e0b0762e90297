import type { SentRequest } from "./attempt-types.ts";

/**
 * Whether `fetch` failed because it will not send such a request at all: one with a forbidden method or header field. It
 * says so by a bare `TypeError`, which a browser throws for a failed connection too; only a refusal is the same for
 * `new Request`.
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
