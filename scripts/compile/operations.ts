import * as runtimeValues from "revokit/runtime";
import type { Facts, OperationFacts, ParameterFacts } from "revokit";
import { commentText, propertyName } from "../escape/typescript.ts";
import { printBody } from "./operations/body.ts";
import { printCheck } from "./operations/check.ts";
import { Imports } from "./operations/imports.ts";
import { sendable, tokenSchemes } from "./operations/security.ts";
import { SharedConstants } from "./operations/shared.ts";
import { printWriter } from "./operations/writer.ts";
import { type Expression, omitUndefined, toProperties, toSource } from "./source.ts";

/** What the module has beside its constants. */
const RESERVED = ["contract", ...Object.keys(runtimeValues)];

/** The format of the code that is written here: `FORMAT` of the library that it is for. */
const FORMAT = 1;

/** The source of `generated/<api>/operations.ts`: the part of the facts that a client needs. */
export function printOperations(facts: Facts, runtime: string): string {
  const imports = new Imports();
  const shared = new SharedConstants(RESERVED);
  const entries = Object.entries(facts.operations);
  const printed = entries.map(([, { parameters }]) =>
    parameters.map((each) => toSource(printParameter(each, imports))),
  );
  for (const source of printed.flat()) shared.count(source);
  const operations = entries.map(([id, operation], index) => {
    const sources = printed[index] ?? [];
    const parameters = operation.parameters.map((each, number) =>
      shared.refer(sources[number] ?? "", `${each.argument ?? each.name} in ${each.in}`),
    );
    return `${propertyName(id)}: ${toSource(printOperation(operation, parameters, imports))}`;
  });
  const { name, title, version, servers, requestId } = facts;
  const known = omitUndefined({
    format: FORMAT,
    name,
    title,
    version,
    servers,
    tokenSchemes: tokenSchemes(facts),
    requestId,
  });
  const types = ["TypedContract", ...(shared.isEmpty ? [] : ["Parameter"])];
  return `${imports.statement(runtime, types)}
import type { operations, paths } from "./types.ts";

${shared.declarations("Parameter")}

/** What a client needs to know of ${commentText(`${title} ${version}`)}. */
export const contract: TypedContract<paths, operations, Methods> = {
  ${toProperties(known)}, operations: {${operations.join(",\n")}},
};

/** What the types of the methods need beside openapi-typescript's. */
export interface Methods {
${entries.map(([id, operation]) => `${propertyName(id)}: ${printTraits(operation)};`).join("\n")}
}
`;
}

function printOperation(operation: OperationFacts, parameters: readonly Expression[], imports: Imports): object {
  const { method, path, servers, requestBody, responses, idempotency, dependentRequired, onRepeat } = operation;
  const security = sendable(operation.security);
  return omitUndefined({
    method,
    path,
    servers,
    parameters,
    requestBody: requestBody && printBody(requestBody, imports),
    responses: Object.fromEntries(
      Object.entries(responses).map(([status, { content }]) => [status, Object.keys(content)]),
    ),
    security: security.length === 0 ? undefined : security,
    idempotency: idempotency && omitUndefined({ ...idempotency, retention: undefined, keyReused: undefined }),
    dependentRequired,
    onRepeat: onRepeat && { status: onRepeat.status },
  });
}

function printParameter(parameter: ParameterFacts, imports: Imports): object {
  const { name, argument, in: place, required, schema } = parameter;
  return omitUndefined({
    name,
    argument,
    in: place,
    required,
    check: printCheck(withoutNull(schema), imports),
    write: printWriter(parameter, imports),
  });
}

/** Where a parameter is optional, `null` stands for absent; where it is required, nothing can stand for `null`. */
function withoutNull(schema: ParameterFacts["schema"]): ParameterFacts["schema"] {
  const type = schema.type?.filter((each) => each !== "null") ?? [];
  return type.length === 0 ? schema : { ...schema, type };
}

function printTraits({ idempotency, parameters }: OperationFacts): string {
  const renamed: Record<string, Record<string, string>> = {};
  for (const { in: place, name, argument } of parameters) {
    if (argument !== undefined) (renamed[place] ??= {})[name] = argument;
  }
  return toSource(
    omitUndefined({
      idempotency: idempotency?.header,
      renamed: Object.keys(renamed).length === 0 ? undefined : renamed,
    }),
  );
}
