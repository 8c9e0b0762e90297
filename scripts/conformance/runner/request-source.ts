import type { OperationFacts, SecurityScheme } from "revokit";
import { ownMember } from "revokit/toolkit";
import { usualSchemes } from "./credentials.ts";
import type { RequestSource } from "./request.ts";
import type { ServerUnderTest } from "./server-under-test.ts";

/** The source of requests to a server: the fixtures' values, else the document's examples. */
export function requestSource(
  { baseUrl, fixtures }: ServerUnderTest,
  operationId: string,
  operation: OperationFacts,
): RequestSource {
  const { token, credentials = {}, parameters, operations } = fixtures;
  const named = operations[operationId];
  const tokenOf = ({ name }: SecurityScheme) => ownMember(credentials, name) ?? token;
  return {
    baseUrl,
    operation,
    tokenOf,
    schemes: usualSchemes(operation, (scheme) => tokenOf(scheme) !== ""),
    values: { ...parameters, ...named?.parameters },
    body: named?.body,
  };
}
