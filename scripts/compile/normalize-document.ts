import { unescapeToken } from "revokit/toolkit";
import type { Oas3_1Schema, Oas3Operation } from "@redocly/openapi-core";
import { isReference, METHODS, type OpenApiDocument, pointerTo } from "./document.ts";
import { freeName } from "./identifiers.ts";
import { operationName } from "./names.ts";
import { inlineMediaTypes } from "./inline-media-types.ts";
import { fillEmptyMembers } from "./empty-members.ts";
import type { Note } from "./note.ts";
import { normalizeRequest } from "./requests/normalize-request.ts";
import { type PathItem, resolvePathItem } from "./requests/path-item.ts";
import { noteServers } from "./requests/server-notes.ts";
import { noteSecurity } from "./requests/security-notes.ts";
import { readTexts } from "./text-members.ts";
import { noteNumbers } from "./schemas/number-notes.ts";
import { resolveDynamicReferences } from "./schemas/dynamic-references.ts";

type Operation = Oas3Operation<Oas3_1Schema>;

/**
 * The document in the form that the compilers need: each operation of `paths` has the name of its method as its
 * operationId, and no other operation (of a webhook or a callback) has one, since clients do not call those. Each
 * request can be sent. The notes say what was left out.
 */
export function normalizeDocument(source: OpenApiDocument, notes: Note[] = []): OpenApiDocument {
  const document = resolveDynamicReferences(inlineMediaTypes(readTexts(fillEmptyMembers(source, notes), notes)), notes);
  const owners = new Map<string, string>();
  const taken = new Set<string>();
  const paths = mapItems(withoutExtensions(document.paths), (reference, path) => {
    const whole = resolvePathItem(document, reference);
    noteUnknownMethods(whole, path, notes);
    // Each operation gets the fields that its path item shares.
    const { parameters: _, servers: __, ...item } = whole;
    return mapOperations(item, (operation, method) => {
      const own = operationName(operation.operationId, method, path);
      const place = `${method.toUpperCase()} ${path}`;
      const owner = owners.get(own);
      // OpenAPI forbids duplicate operationIds; the first operation keeps its.
      const derived = owner === undefined ? own : operationName(undefined, method, path);
      const id = freeName(derived, taken);
      if (owner !== undefined) {
        const message = `${owner} already has the name "${own}": this operation is called "${id}". Give it a different operationId.`;
        notes.push({ message, pointer: pointerTo(path, method) });
      }
      owners.set(id, place);
      // OpenAPI 3.1 allows an operation without responses.
      const named = {
        ...operation,
        operationId: id,
        responses: statusesOf(operation.responses ?? {}),
        ...(operation.security && { security: operation.security.map(schemesByName) }),
      };
      return normalizeRequest(named, { document, item: whole, path, method, pointer: pointerTo(path, method), notes });
    });
  });
  const unnamed = (item: PathItem | { $ref: string }) =>
    isReference(item) ? item : mapOperations(item, ({ operationId: _, ...operation }) => operation);
  const named: OpenApiDocument = {
    ...document,
    ...(document.paths && { paths }),
    ...(document.security && { security: document.security.map(schemesByName) }),
    ...(document.webhooks && { webhooks: mapItems(document.webhooks, unnamed) }),
    ...(document.components?.pathItems && {
      components: { ...document.components, pathItems: mapItems(document.components.pathItems, unnamed) },
    }),
  };
  noteNumbers(named, notes);
  noteServers(named, notes);
  noteSecurity(named, notes);
  return named;
}

/** Besides paths, `paths` may contain extensions. */
function withoutExtensions<Item>(items: Readonly<Record<string, Item>> = {}): Record<string, Item> {
  return Object.fromEntries(Object.entries(items).filter(([key]) => key.startsWith("/")));
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
