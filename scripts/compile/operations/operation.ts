import type { IdempotencyFacts, OperationFacts, ResponseFacts } from "revokit";
import { isJson } from "revokit/toolkit";
import { type Expression, omitUndefined } from "../source.ts";
import { printBody } from "./body.ts";
import type { Imports } from "./imports.ts";
import { printSecurity } from "./security.ts";
import { encodeTemplate } from "./template.ts";

/** What a client needs to know about an operation, whose parameters are already printed. */
export function printOperation(operation: OperationFacts, parameters: readonly Expression[], imports: Imports): object {
  const { method, path, servers, requestBody, responses, idempotency, dependentRequired, onRepeat } = operation;
  const target = encodeTemplate(path);
  return omitUndefined({
    method,
    path,
    target: target === path ? undefined : target,
    servers,
    parameters,
    requestBody: requestBody && printBody(requestBody, imports),
    responses: Object.fromEntries(
      Object.entries(responses).map(([status, { content }]) => [status, Object.keys(content)]),
    ),
    unread: Object.values(responses).some(isStreamable) ? imports.use("unreadBody") : undefined,
    security: printSecurity(operation.security, imports),
    idempotency: idempotency && printIdempotency(idempotency, imports),
    dependentRequired: dependentRequired && imports.call("dependentHeaders", dependentRequired),
    onRepeat: onRepeat && { status: onRepeat.status },
  });
}

/** As in the methods' types: bodies other than JSON can be left unread. */
function isStreamable({ content }: ResponseFacts): boolean {
  return Object.keys(content).some((mediaType) => !isJson(mediaType));
}

function printIdempotency({ header, replayed, inProgress }: IdempotencyFacts, imports: Imports): Expression {
  return imports.call("idempotency", omitUndefined({ header, replayed, inProgress }));
}
