import type { Oas3RequestBody, Oas3Response, Oas3Server } from "@redocly/openapi-core";
import type { Facts, OperationFacts, RepeatFacts } from "revokit";
import { isObject } from "revokit/toolkit";
import { dereference, locateOperations, type LocatedOperation, type OpenApiDocument } from "./document.ts";
import { extension } from "./extensions.ts";
import { firstOrSampleOfEach } from "./facts/examples.ts";
import { isInferred } from "./facts/inferred.ts";
import { compileParameter } from "./facts/parameter.ts";
import { callValues } from "./facts/parameter-values.ts";
import { compileRequestBody } from "./facts/request-body.ts";
import { compileResponse } from "./facts/response.ts";
import { compileSecurity } from "./facts/security.ts";
import type { Modules } from "./modules.ts";
import { nameArguments } from "./names.ts";
import { omitUndefined, toSource } from "./source.ts";

/** The content of `generated/<api>/facts.ts`. */
export function compileFacts(name: string, document: OpenApiDocument): Facts {
  return omitUndefined({
    name,
    title: document.info?.title ?? name,
    version: document.info?.version ?? "",
    servers: compileServers(document.servers),
    requestId: extension(document, "x-request-id"),
    operations: Object.fromEntries(
      locateOperations(document).map((located) => [located.id, compileOperation(document, located)]),
    ),
  });
}

/** The source of `generated/<api>/facts.ts`. */
export function printFacts(facts: Facts, modules: Modules): string {
  const { runtime } = modules;
  return `import type { Facts } from ${JSON.stringify(runtime)};
import type { operations } from "./types${modules.extension}";

/** The description of the API for the mock, the conformance suite and bulk. */
export const facts: Facts<operations> = ${toSource(facts)};
`;
}

function compileOperation(document: OpenApiDocument, located: LocatedOperation): OperationFacts {
  const { pointer, method, path, operation } = located;
  const body = operation.requestBody && dereference<Oas3RequestBody>(document, operation.requestBody);
  const parameters = nameArguments(
    located.parameters.map((parameter) => compileParameter(document, parameter, pointer)),
  );
  const names = parameters.map(({ name: own, argument = own }) => argument);
  return omitUndefined({
    method,
    path,
    servers: operation.servers && compileServers(operation.servers),
    parameters,
    requestBody: body && compileRequestBody(document, body),
    responses: Object.fromEntries(
      Object.entries(operation.responses).map(([status, response]) => [
        status,
        compileResponse(document, dereference<Oas3Response>(document, response)),
      ]),
    ),
    security: compileSecurity(document, operation),
    idempotency: extension(operation, "x-idempotency"),
    dependentRequired: extension(operation, "x-dependent-required"),
    onRepeat: compileRepeat(operation),
    rateLimit: extension(operation, "x-rate-limit") ?? extension(document, "x-rate-limit"),
    conformance: compileConformance(document, operation),
    examples: omitUndefined({
      parameters: callValues(
        document,
        located.parameters.map((each, index) => [names[index] ?? each.name, each]),
      ),
      requestBody: body && firstOrSampleOfEach(document, bodiesOf(body)),
    }),
  });
}

function bodiesOf({ content }: Oas3RequestBody): Parameters<typeof firstOrSampleOfEach>[1] {
  return Object.entries(content).map(([mediaType, holder]) => [mediaType, { ...holder, mediaType }]);
}

function compileRepeat(operation: LocatedOperation["operation"]): RepeatFacts | undefined {
  const repeat = extension(operation, "x-on-repeat");
  const node: unknown = Reflect.get(operation, "x-on-repeat");
  return repeat && omitUndefined({ ...repeat, isInferred: (isObject(node) && isInferred(node)) || undefined });
}

/** An operation opts in to more checks than its document does. */
function compileConformance(document: OpenApiDocument, operation: object): OperationFacts["conformance"] {
  const checks = { ...extension(document, "x-conformance"), ...extension(operation, "x-conformance") };
  return Object.keys(checks).length === 0 ? undefined : checks;
}

/** The URLs of servers with their variables' defaults. A server with a variable without default has no URL. */
function compileServers(servers: readonly Oas3Server[] = []): string[] {
  const urls = servers.map(({ url, variables = {} }) =>
    url.replaceAll(/\{([^{}]+)\}/g, (whole, variable: string) => variables[variable]?.default ?? whole),
  );
  return urls.map((url) => url.trim()).filter((url) => !/[{}]/.test(url));
}
