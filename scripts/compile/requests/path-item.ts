import type { Oas3_1Schema, Oas3Parameter, Oas3PathItem } from "@redocly/openapi-core";
import { dereference, isReference, type OpenApiDocument, resolvePointer } from "../document.ts";

export type PathItem = Oas3PathItem<Oas3_1Schema>;

export type Parameter = Oas3Parameter<Oas3_1Schema>;

/**
 * A path item together with the siblings of its reference (OpenAPI 3.1, 4.8.9.1). If a field is in both, which the
 * standard leaves undefined, the sibling wins; parameters of both are kept.
 */
export function resolvePathItem(document: OpenApiDocument, item: PathItem | { $ref: string }): PathItem {
  const seen = new Set<string>();
  let merged: PathItem & { $ref?: string } = item;
  while (isReference(merged)) {
    const { $ref, ...own }: PathItem & { $ref: string } = merged;
    if (seen.has($ref)) throw new Error(`The reference ${$ref} points at itself.`);
    seen.add($ref);
    // The bundler has resolved every reference.
    const target = resolvePointer(document, $ref) as PathItem & { $ref?: string };
    const parameters = [...(target.parameters ?? []), ...(own.parameters ?? [])];
    merged = { ...target, ...own, ...(parameters.length > 0 && { parameters }) };
  }
  return merged;
}

/**
 * The parameters of an operation, each with the reference or object in the document. Its own parameter replaces the
 * path item's of the same name and place.
 */
export function mergeParameters(
  document: OpenApiDocument,
  ...lists: readonly (PathItem["parameters"] | undefined)[]
): Map<Parameter, ParameterReference> {
  const merged = new Map<string, readonly [Parameter, ParameterReference]>();
  for (const reference of lists.flatMap((list) => list ?? [])) {
    const parameter = dereference<Parameter>(document, reference);
    const { in: place, name } = parameter;
    // One without a name is left out later.
    const key = place === "header" ? String(name).toLowerCase() : name;
    merged.set(`${place} ${key}`, [parameter, reference]);
  }
  return new Map(merged.values());
}

type ParameterReference = NonNullable<PathItem["parameters"]>[number];
