import { escapeToken } from "revokit/toolkit";
import { conjunctsOf, type SchemaLike } from "../conjuncts.ts";
import type { OpenApiDocument, Schema } from "../document.ts";

/** How many levels of a body to search for marks. */
const MAX_LEVELS = 8;

/** Whether the document marks a node `x-source: inferred`. */
export function isInferred(node: object): boolean {
  return "x-source" in node && node["x-source"] === "inferred";
}

/** The places in a body whose schemas are marked as inferred: JSON pointers, with `*` for any array index. */
export function inferredPointers(document: OpenApiDocument, schema: SchemaLike): string[] {
  const hasAny = marked.get(document) ?? hasInferred(document);
  marked.set(document, hasAny);
  if (!hasAny) return [];
  return [...new Set(walk(document, schema, "", [], MAX_LEVELS))];
}

/** Whether a document has any mark: most have none, so that their bodies need no search. */
const marked = new WeakMap<OpenApiDocument, boolean>();

function hasInferred(node: object): boolean {
  return isInferred(node) || Object.values(node).some((member) => isObjectLike(member) && hasInferred(member));
}

function isObjectLike(value: unknown): value is object {
  return typeof value === "object" && value !== null;
}

function walk(
  document: OpenApiDocument,
  schema: SchemaLike,
  pointer: string,
  ancestors: readonly Schema[],
  levels: number,
): readonly string[] {
  const conjuncts = conjunctsOf(document, schema).filter((each) => !ancestors.includes(each));
  const [first] = conjuncts;
  if (first === undefined || levels < 0) return [];
  const below = (part: SchemaLike, segment: string) =>
    walk(document, part, `${pointer}/${segment}`, [...ancestors, ...conjuncts], levels - 1);
  return [
    ...(conjuncts.some(isInferred) ? [pointer] : []),
    ...conjuncts.flatMap((each) => [
      ...Object.entries<SchemaLike>(each.properties ?? {}).flatMap(([name, property]) =>
        below(property, escapeToken(name)),
      ),
      ...(each.items === undefined ? [] : below(each.items, "*")),
    ]),
  ];
}
