import type { OperationFacts } from "revokit";
import { ownMember } from "revokit/toolkit";
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
  return {
    baseUrl,
    operation,
    tokenOf: ({ name }) => ownMember(credentials, name) ?? token,
    values: { ...parameters, ...named?.parameters },
    body: named?.body,
  };
}
