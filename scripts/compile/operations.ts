import type { Oas3Parameter, Oas3RequestBody, Oas3Response } from "@redocly/openapi-core";
import type { Contract, Operation, Parameter } from "revokit/contract";
import { commentText } from "../escape/typescript.ts";
import { compileConstraints } from "./constraints.ts";
import { compileCredential } from "./credential.ts";
import {
  dereference,
  DocumentError,
  locateOperations,
  type LocatedOperation,
  type OpenApiDocument,
} from "./document.ts";
import { extension } from "./extensions.ts";
import { nameArguments } from "./names.ts";
import { omitUndefined, toProperties, toSource } from "./source.ts";

/** The table that `generated/<api>/operations.ts` holds. */
export function compileContract(name: string, document: OpenApiDocument): Contract {
  const operations = locateOperations(document).map((located): [string, Operation] => [
    located.id,
    compileOperation(document, located),
  ]);
  return omitUndefined({
    name,
    title: document.info?.title ?? name,
    version: document.info?.version ?? "",
    servers: (document.servers ?? []).map(({ url, variables = {} }) =>
      url.replaceAll(/\{([^{}]+)\}/g, (whole, variable: string) => variables[variable]?.default ?? whole),
    ),
    requestId: extension(document, "x-request-id"),
    operations: Object.fromEntries(operations),
  });
}

/**
 * The source of `generated/<api>/operations.ts`; `runtime` is the module that the contract's types come from. The contract's
 * type is written out, for else its declaration would hold the whole table a second time.
 */
export function printContract({ operations, ...facts }: Contract, runtime: string): string {
  const api = commentText(`${facts.title} ${facts.version}`);
  return `import type { Contract, OperationTable } from ${JSON.stringify(runtime)};
import type { operations as Operations, paths as Paths } from "./types.ts";

/** Every operation of ${api}, keyed by operationId. */
export const operations = ${toSource(operations)} as const satisfies OperationTable<Paths, Operations>;

/** What is known of ${api} at run time. */
export const contract: Contract & { readonly operations: typeof operations } = {
  ${toProperties(facts)}, operations
};
`;
}

function compileOperation(
  document: OpenApiDocument,
  { pointer, method, path, operation, parameters }: LocatedOperation,
): Operation {
  const body = operation.requestBody && dereference<Oas3RequestBody>(document, operation.requestBody);
  return omitUndefined({
    method,
    path,
    parameters: nameArguments(
      parameters.map((parameter) => compileParameter(document, parameter, pointer)),
      pointer,
    ),
    requestBody: body && {
      required: body.required ?? false,
      content: Object.keys(body.content),
    },
    responses: Object.fromEntries(
      Object.entries(operation.responses).map(([status, response]) => [status, mediaTypes(document, response)]),
    ),
    credential: compileCredential(document, operation),
    idempotency: extension(operation, "x-idempotency"),
    dependentRequired: extension(operation, "x-dependent-required"),
    onRepeat: extension(operation, "x-on-repeat"),
  });
}

function compileParameter(document: OpenApiDocument, parameter: Oas3Parameter, pointer: string): Parameter {
  const { name, in: location, required = false, style, explode, allowReserved, content = {}, schema } = parameter;
  if (location === undefined || location === "querystring") {
    throw new DocumentError(
      `The parameter "${name}" is in ${location ?? "no place"}: path, query, header or cookie can be compiled.`,
      pointer,
    );
  }
  const [mediaType, holder] = Object.entries(content)[0] ?? [];
  return omitUndefined({
    name,
    in: location,
    required,
    style,
    explode,
    allowReserved,
    content: mediaType,
    schema: compileConstraints(document, schema ?? holder?.schema),
  });
}

function mediaTypes(document: OpenApiDocument, reference: Oas3Response): string[] {
  return Object.keys(dereference<Oas3Response>(document, reference).content ?? {});
}
