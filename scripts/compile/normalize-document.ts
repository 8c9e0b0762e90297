import { unescapeToken } from "revokit/toolkit";
import type { Oas3_1Schema, Oas3Operation } from "@redocly/openapi-core";
import { isReference, METHODS, type OpenApiDocument, pointerTo } from "./document.ts";
import { OperationNames } from "./names.ts";
import { inlineMediaTypes } from "./inline-media-types.ts";
import { dropMalformed } from "./drop-malformed.ts";
import { noteExtensions } from "./extensions.ts";
import { fillEmptyMembers } from "./empty-members.ts";
import type { Note } from "./note.ts";
import { hoistParameters } from "./requests/hoist-parameters.ts";
import { normalizeRequest } from "./requests/normalize-request.ts";
import { type PathItem, resolvePathItem } from "./requests/path-item.ts";
import { noteServers } from "./requests/server-notes.ts";
import { noteSecurity } from "./requests/security-notes.ts";
import { readTexts } from "./text-members.ts";
import { everySchema } from "./schemas/every-schema.ts";
import { noteNumbers } from "./schemas/number-notes.ts";
import { resolveIdentifiers } from "./schemas/identifiers.ts";
import { notePatterns } from "./schemas/pattern-notes.ts";
import { resolveDynamicReferences } from "./schemas/dynamic-references.ts";

type Operation = Oas3Operation<Oas3_1Schema>;

/**
 * The document in the form that the compilers need: each operation of `paths` has the name of its method as its
 * operationId, and no other operation (of a webhook or a callback) has one, since clients do not call those. Each
 * request can be sent. The notes say what was left out.
 */
export function normalizeDocument(source: OpenApiDocument, notes: Note[] = []): OpenApiDocument {
  const readable = dropMalformed(readTexts(fillEmptyMembers(source, notes), notes), notes);
  const referring = resolveDynamicReferences(hoistParameters(inlineMediaTypes(readable)), notes);
  const document = resolveIdentifiers(referring);
  const names = new OperationNames(notes);
  noteExtensions(document, "#", notes);
  const paths = mapItems(sendablePaths(document, notes), (reference, path) => {
    const whole = resolvePathItem(document, reference);
    noteUnknownMethods(whole, path, notes);
    // Each operation gets the fields that its path item shares.
    const { parameters: _, servers: __, ...item } = whole;
    return mapOperations(item, (operation, method) => {
      const named = {
        ...operation,
        operationId: names.claim(operation.operationId, method, path),
        // OpenAPI 3.1 allows an operation without responses.
        responses: statusesOf(operation.responses ?? {}),
        ...(operation.security && { security: operation.security.map(schemesByName) }),
      };
      return normalizeRequest(named, { document, item: whole, path, method, pointer: pointerTo(path, method), notes });
    });
  });
  const { security, webhooks, components } = document;
  const normalized: OpenApiDocument = {
    ...document,
    ...(document.paths && { paths }),
    ...(security && { security: security.map(schemesByName) }),
    ...(webhooks && { webhooks: mapItems(webhooks, withoutNames) }),
    ...(components?.pathItems && {
      components: { ...components, pathItems: mapItems(components.pathItems, withoutNames) },
    }),
  };
  const schemas = everySchema(normalized);
  noteNumbers(schemas, notes);
  notePatterns(schemas, notes);
  noteServers(normalized, notes);
  noteSecurity(normalized, notes);
  return normalized;
}

function withoutNames(item: PathItem | { $ref: string }): PathItem | { $ref: string } {
  return isReference(item) ? item : mapOperations(item, ({ operationId: _, ...operation }) => operation);
}

/** Besides paths, `paths` may contain extensions. A lone surrogate has no form in a URL. */
function sendablePaths({ paths = {} }: OpenApiDocument, notes: Note[]): NonNullable<OpenApiDocument["paths"]> {
  const sendable = Object.entries(paths).filter(([path]) => {
    if (!/\p{Surrogate}/u.test(path)) return path.startsWith("/");
    notes.push({ message: `The path ${path} is left out: it is not well-formed Unicode.`, pointer: pointerTo(path) });
    return false;
  });
  return Object.fromEntries(sendable);
}

/** Responses without extensions beside them. OpenAPI spells ranges of statuses `2XX`; many documents have `2xx`. */
function statusesOf<Value>(responses: Readonly<Record<string, Value>>): Record<string, Value> {
  const entries = Object.entries(responses).filter(([status]) => !status.startsWith("x-"));
  return Object.fromEntries(
    entries.map(([status, response]) => [/^[1-5]xx$/i.test(status) ? status.toUpperCase() : status, response]),
  );
}

/** OpenAPI 3.2 lets a requirement refer to a scheme of `components` by its URI too. */
function schemesByName<Scopes>(requirement: Readonly<Record<string, Scopes>>): Record<string, Scopes> {
  const entries = Object.entries(requirement).map(([name, scopes]): [string, Scopes] => {
    const [, pointed] = /^#\/components\/securitySchemes\/([^/]+)$/.exec(name) ?? [];
    return [pointed === undefined ? name : unescapeToken(pointed), scopes];
  });
  return Object.fromEntries(entries);
}

/** Without undefined members. */
function mapItems<From, To>(items: Readonly<Record<string, From>> = {}, map: (item: From, key: string) => To) {
  const entries = Object.entries(items).filter(([, item]) => Object(item) === item);
  return Object.fromEntries(entries.map(([key, item]) => [key, map(item, key)]));
}

function mapOperations(
  item: PathItem,
  map: (operation: Operation, method: (typeof METHODS)[number]) => Operation,
): PathItem {
  const mapped = { ...item };
  for (const method of METHODS) {
    const operation = item[method];
    if (operation) mapped[method] = map(operation, method);
  }
  return mapped;
}

/** OpenAPI 3.2 lets a path have methods of any name. */
function noteUnknownMethods(item: PathItem, path: string, notes: Note[]): void {
  for (const method of Object.keys(item.additionalOperations ?? {})) {
    const message = `${method} ${path} is left out: only the methods of OpenAPI 3.1 and QUERY can be compiled.`;
    notes.push({ message, pointer: pointerTo(path) });
  }
}
