import type { Target } from "../mock-api.ts";
import type { DocumentedResponse } from "./documented-response.ts";

/** The documented headers with their examples, and with a new request id. */
export function fillHeaders(
  { api, operation }: Target,
  documented: DocumentedResponse,
  requestId: string,
): Record<string, string> {
  const replayed = operation.idempotency?.replayed?.header;
  const shown = Object.entries(documented.headers).filter(
    ([name]) => name !== replayed && name.toLowerCase() !== "content-type",
  );
  const headers = Object.fromEntries(shown.map(([name, value]) => [name, toFieldValue(value)]));
  const requestIdHeader = api.facts.requestId?.header;
  if (requestIdHeader !== undefined && requestIdHeader in headers) headers[requestIdHeader] = requestId;
  return headers;
}

/** A header's value in the style `simple` (OpenAPI 3.1, 4.8.21), without characters that a field can't hold. */
function toFieldValue(value: unknown): string {
  const text = Array.isArray(value)
    ? value.map(String).join(",")
    : typeof value === "object" && value !== null
      ? Object.entries(value).flat().map(String).join(",")
      : String(value);
  return text.replaceAll(/[^\x20-\x7e\xa0-\xff]/g, " ").trim();
}
