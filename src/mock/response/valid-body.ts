import type { Target } from "../mock-api.ts";
import { documentedAs, type DocumentedResponse } from "./documented-response.ts";

/**
 * Whether a JSON body is valid. Other bodies count as valid, and so does one borrowed from another status.
 */
export function isValidBody(target: Target, documented: DocumentedResponse, value: unknown): boolean {
  if (documentedAs(target.operation.responses, documented.status) !== documented.documentedAs) return true;
  return keepsSchema(target, documented, value);
}

/** Whether a body satisfies its documented schema. */
export function keepsSchema(
  { api, operationId }: Target,
  { documentedAs: key, content }: DocumentedResponse,
  body: unknown,
) {
  return (api.validators[operationId]?.responses[key]?.content[content?.mediaType ?? ""]?.(body) ?? []).length === 0;
}
