import { createHash } from "node:crypto";
import type { Oas3Parameter, Oas3PathItem } from "@redocly/openapi-core";
import { dereference, type LocatedOperation, locateOperations, type OpenApiDocument } from "../compile/document.ts";
import { stateSecurity } from "./effective-security.ts";
import { selfContained } from "./self-contained.ts";

/** Two versions of a document, reduced to their differences. */
export interface Comparable {
  readonly before: object;
  readonly after: object;
}

/** With more copies than this, comparing takes too long. */
const MAX_SCHEMAS = 20_000;

/**
 * Two versions of a document in a form in which each difference appears at every operation that it affects, and only there:
 * unchanged operations are left out, and the others share no schemas. Above a bound they do share them, and a difference
 * appears at the first affected operation only.
 */
export function makeComparable(then: OpenApiDocument, now: OpenApiDocument): Comparable {
  const [before, after] = [stateSecurity(then, now), stateSecurity(now, then)];
  const affected = findAffected(before, after);
  const reduced = { before: reduce(before, affected), after: reduce(after, affected) };
  const count = [reduced.before, reduced.after].map(({ components }) => Object.keys(components.schemas).length);
  return Math.max(...count) > MAX_SCHEMAS ? { before, after } : reduced;
}

/** The operations that differ by method and path, with a number that both versions of an operation share. */
type Affected = ReadonlyMap<string, number>;

function findAffected(before: OpenApiDocument, after: OpenApiDocument): Affected {
  const [then, now] = [digests(before), digests(after)];
  const affected = new Map<string, number>();
  let count = 0;
  /** The numbers of removed operations by their ids: one that is added under the same id has moved. */
  const removed = new Map<string, number>();
  for (const [key, { id, digest }] of then) {
    if (now.get(key)?.digest === digest) continue;
    affected.set(key, count);
    if (!now.has(key)) removed.set(id, count);
    count += 1;
  }
  for (const [key, { id }] of now) {
    if (then.has(key)) continue;
    affected.set(key, removed.get(id) ?? count);
    count += 1;
  }
  return affected;
}

/** A fingerprint of an operation and everything that it refers to. */
function digests(document: OpenApiDocument): Map<string, { readonly id: string; readonly digest: string }> {
  return new Map(
    locateOperations(document).map((located) => {
      const text = JSON.stringify(selfContained(document, wholeOf(located, document), 0));
      return [keyOf(located), { id: located.id, digest: createHash("sha256").update(text).digest("base64") }];
    }),
  );
}

/** A document of the affected operations, each self-contained. */
function reduce(document: OpenApiDocument, affected: Affected) {
  const schemas: Record<string, unknown> = {};
  const affectedPaths = new Set([...affected.keys()].map((key) => key.slice(key.indexOf(" ") + 1)));
  const present = Object.keys(document.paths ?? {}).filter((path) => affectedPaths.has(path));
  const paths = Object.fromEntries(
    present.map((path): [string, object] => [path, pathItemWithoutOperations(document, path)]),
  );
  for (const located of locateOperations(document)) {
    const index = affected.get(keyOf(located));
    if (index === undefined) continue;
    const copy = selfContained(document, wholeOf(located, document), index);
    Object.assign(schemas, copy.schemas);
    paths[located.path] = { ...paths[located.path], [located.method.toLowerCase()]: copy.value };
  }
  const { paths: _, components = {}, ...others } = document;
  // Webhooks keep their references.
  const own = "webhooks" in document ? components : { securitySchemes: components.securitySchemes ?? {} };
  return {
    ...others,
    paths,
    components: { ...own, schemas: { ...("schemas" in own ? own.schemas : {}), ...schemas } },
  };
}

/** The members of a path item other than operations and parameters. */
function pathItemWithoutOperations({ paths = {}, ...document }: OpenApiDocument, path: string): object {
  const reference = paths[path];
  if (reference === undefined) return {};
  const { summary, description, servers } = dereference<Oas3PathItem>({ ...document, paths }, reference);
  return { ...(summary && { summary }), ...(description && { description }), ...(servers && { servers }) };
}

/** The operation's own parameters first, so that their indexes stay the same. */
function wholeOf({ operation, parameters }: LocatedOperation, document: OpenApiDocument): object {
  const own = (operation.parameters ?? []).map((each) => dereference<Oas3Parameter>(document, each));
  const inherited = parameters.filter((each) => !own.includes(each));
  return parameters.length === 0 ? operation : { ...operation, parameters: [...own, ...inherited] };
}

function keyOf({ method, path }: LocatedOperation): string {
  return `${method} ${path}`;
}
