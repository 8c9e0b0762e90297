import * as runtimeValues from "revokit/runtime";
import type { Facts, IdempotencyFacts, OperationFacts, ParameterFacts, ResponseFacts, SchemaFacts } from "revokit";
import { setMember } from "revokit/toolkit";
import { commentText, propertyName, stringLiteral } from "../escape/typescript.ts";
import type { Modules } from "./modules.ts";
import { printBody } from "./operations/body.ts";
import { encodeTemplate } from "./operations/template.ts";
import { printCheck } from "./operations/check.ts";
import { Imports } from "./operations/imports.ts";
import { printSecurity, tokenSchemes } from "./operations/security.ts";
import { SharedConstants } from "./operations/shared.ts";
import { printWriter } from "./operations/writer.ts";
import { Expression, omitUndefined, toProperties, toSource } from "./source.ts";

/** The parts of the module besides its constants. */
const RESERVED = ["contract", ...Object.keys(runtimeValues)];

/** The format version of the code written here: `FORMAT` of the matching library. */
const FORMAT = 1;

/**
 * The source of `generated/<api>/operations.ts`: the part of the facts that a client needs.
 * @param documentation a comment for each operation that has one, by operationId. Default: none.
 * @param streams the operationIds of those that answer with events whose data has a type. Default: none.
 */
export function printOperations(
  facts: Facts,
  { runtime, extension }: Modules,
  documentation: ReadonlyMap<string, string> = new Map(),
  streams: { readonly size: number; readonly has: (id: string) => boolean } = new Set(),
): string {
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
    chooseServer: hasSeveralServers(facts) ? imports.use("severalServers") : undefined,
    tokenSchemes: tokenSchemes(facts),
    requestId,
  });
  const types = ["TypedContract", ...(shared.isEmpty ? [] : ["Parameter"])];
  return `${imports.statement(runtime, types)}
import type { operations, paths${streams.size > 0 ? ", streams" : ""} } from "./types${extension}";

${shared.declarations("Parameter")}

/** What a client needs to know of ${commentText(`${title} ${version}`)}. */
export const contract: TypedContract<paths, operations, Methods> = {
  ${toProperties(known)}, operations: {${operations.join(",\n")}},
};

/** What the methods' types need besides openapi-typescript's. */
export interface Methods {
${entries.map(([id, operation]) => `${documentation.get(id) ?? ""}${propertyName(id)}: ${printTraits(operation, streams.has(id) ? id : undefined)};`).join("\n")}
}
`;
}

function printOperation(operation: OperationFacts, parameters: readonly Expression[], imports: Imports): object {
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

/** Including servers of single operations. */
function hasSeveralServers({ servers, operations }: Facts): boolean {
  return servers.length > 1 || Object.values(operations).some((operation) => operation.servers !== undefined);
}

/** As in the methods' types: bodies other than JSON can be left unread. */
function isStreamable({ content }: ResponseFacts): boolean {
  return Object.keys(content).some((mediaType) => !mediaType.includes("json"));
}

function printIdempotency({ header, replayed, inProgress }: IdempotencyFacts, imports: Imports): Expression {
  return imports.call("idempotency", omitUndefined({ header, replayed, inProgress }));
}

function printParameter(parameter: ParameterFacts, imports: Imports): object {
  const { name, argument, in: place, required } = parameter;
  const schema = withoutNull(parameter.schema);
  const check = printCheck(schema, imports);
  return omitUndefined({
    name,
    argument,
    in: place,
    required,
    check: check && place === "header" && !isText(schema) ? imports.call("headerText", check) : check,
    write: printWriter(parameter, check, imports),
  });
}

/** Whether all values are strings, so that a header's text is the value. */
function isText({ type, enum: values }: SchemaFacts): boolean {
  return values?.every((value) => typeof value === "string") ?? type?.every((each) => each === "string") ?? false;
}

/** For an optional parameter `null` means absent; for a required one `null` can't be written. */
function withoutNull(schema: SchemaFacts): SchemaFacts {
  const type = schema.type?.filter((each) => each !== "null") ?? [];
  return type.length === 0 ? schema : { ...schema, type };
}

function printTraits({ idempotency, parameters }: OperationFacts, stream: string | undefined): string {
  const renamed: Record<string, Record<string, string>> = {};
  for (const { in: place, name, argument } of parameters) {
    if (argument !== undefined) setMember((renamed[place] ??= {}), name, argument);
  }
  return toSource(
    omitUndefined({
      idempotency: idempotency?.header,
      event: stream === undefined ? undefined : new Expression(`streams[${stringLiteral(stream)}]`),
      renamed: Object.keys(renamed).length === 0 ? undefined : renamed,
    }),
  );
}
