import type { CallReport } from "./errors.ts";

const reports = new WeakMap<Response, CallReport>();

/** Keeps the report of a call whose caller gets only the response. */
export function keepReport(response: Response, report: CallReport): void {
  reports.set(response, report);
}

/**
 * How a call went that was made through `client.fetch`, whose results are openapi-fetch's own and can't say: by the
 * `response` of such a result. Undefined for any other response.
 */
export function reportOf(response: Response): CallReport | undefined {
  return reports.get(response);
}
