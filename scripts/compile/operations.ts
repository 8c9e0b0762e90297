import * as runtimeValues from "revokit/runtime";
import type { Facts, OperationFacts } from "revokit";
import { setMember } from "revokit/toolkit";
import { commentText, propertyName, stringLiteral } from "../escape/typescript.ts";
import type { Modules } from "./modules.ts";
import { Imports } from "./operations/imports.ts";
import { printOperation } from "./operations/operation.ts";
import { printParameter } from "./operations/parameter.ts";
import { tokenSchemes } from "./operations/security.ts";
import { SharedConstants } from "./operations/shared.ts";
import { Expression, omitUndefined, toProperties, toSource } from "./source.ts";

/** The parts of the module besides its constants. */
const RESERVED = ["contract", ...Object.keys(runtimeValues)];

/** The format version of the code written here. Not imported: the installed library may be of another version. */
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
  const operations = printTable(facts, imports, shared);
  const api = printApi(facts, imports);
  const methods = Object.entries(facts.operations).map(([id, operation]) => {
    const traits = printTraits(operation, streams.has(id) ? id : undefined);
    return `${documentation.get(id) ?? ""}${propertyName(id)}: ${traits};`;
  });
  const types = ["TypedContract", ...(shared.isEmpty ? [] : ["Parameter"])];
  return `${imports.statement(runtime, types)}
import type { operations, paths${streams.size > 0 ? ", streams" : ""} } from "./types${extension}";

${shared.declarations("Parameter")}

/** What a client needs to know about ${commentText(`${facts.title} ${facts.version}`)}. */
export const contract: TypedContract<paths, operations, Methods> = {
  ${api}, operations: {${operations.join(",\n")}},
};

/** What the methods' types need besides openapi-typescript's. */
export interface Methods {
${methods.join("\n")}
}
`;
}

/** The members of the contract besides its operations. */
function printApi(facts: Facts, imports: Imports): string {
  const { name, title, version, servers, requestId } = facts;
  const members = {
    format: FORMAT,
    name,
    title,
    version,
    servers,
    chooseServer: hasSeveralServers(facts) ? imports.use("severalServers") : undefined,
    tokenSchemes: tokenSchemes(facts),
    requestId,
  };
  return toProperties(omitUndefined(members));
}

/** The operations by operationId. A parameter that several of them have is a constant. */
function printTable(facts: Facts, imports: Imports, shared: SharedConstants): string[] {
  const entries = Object.entries(facts.operations).map(([id, operation]) => {
    const parameters = operation.parameters.map((each) => ({
      source: toSource(printParameter(each, imports)),
      words: `${each.argument ?? each.name} in ${each.in}`,
    }));
    for (const { source } of parameters) shared.count(source);
    return { id, operation, parameters };
  });
  return entries.map(({ id, operation, parameters }) => {
    const referred = parameters.map(({ source, words }) => shared.refer(source, words));
    return `${propertyName(id)}: ${toSource(printOperation(operation, referred, imports))}`;
  });
}

/** Including servers of single operations. */
function hasSeveralServers({ servers, operations }: Facts): boolean {
  return servers.length > 1 || Object.values(operations).some((operation) => operation.servers !== undefined);
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
