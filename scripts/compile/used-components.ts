import { parsePointer } from "revokit/toolkit";
import { DocumentError, type OpenApiDocument } from "./document.ts";
import { NAMED_MEMBERS } from "./named-members.ts";
import { isKeywords, type Keywords, referenceOf, schemasAt } from "./schemas/json-schema.ts";
import { appendToPointer } from "./schemas/pointers.ts";
import { References, EXAMPLE_KEYWORDS } from "./schemas/references.ts";

/**
 * A document without unused components: those that no reference, security requirement or discriminator mapping names. A
 * schema that inherits from one with a discriminator is needed together with it. Throws a `DocumentError` for a
 * reference that points nowhere.
 */
export function dropUnusedComponents(document: OpenApiDocument): OpenApiDocument {
  const { components, ...rest } = document;
  if (components === undefined) return document;
  const used = findUsed(document);
  const kept = Object.entries(components).map(([section, items]) => {
    const isUsed = ([name]: [string, unknown]) =>
      section.startsWith("x-") || used.has(appendToPointer("#/components", section, name));
    return [section, Object.fromEntries(Object.entries(Object(items)).filter(isUsed))] as const;
  });
  return { ...rest, components: Object.fromEntries(kept) };
}

/** The pointers of required components. */
function findUsed({ components = {}, ...rest }: OpenApiDocument): ReadonlySet<string> {
  const references = new References({ ...rest, components });
  const children = findChildren(references, components.schemas ?? {});
  const used = new Set<string>();
  const seen = new Set<object>();

  const use = (pointer: string): void => {
    const [top, ...path] = parsePointer(pointer).slice(0, 3);
    const component = appendToPointer("#/components", ...path);
    if (top !== "components" || path.length < 2 || used.has(component)) return;
    used.add(component);
    const value = references.at(component);
    visit(value, component, false);
    if (isKeywords(value) && "discriminator" in value) children.get(component)?.forEach(use);
  };
  const visit = (value: unknown, pointer: string, isMap: boolean): void => {
    if (typeof value !== "object" || value === null || seen.has(value)) return;
    seen.add(value);
    if (isKeywords(value) && !isMap) {
      for (const target of targetsOf(references, value, pointer)) use(target);
    }
    for (const [key, item] of Object.entries(value)) {
      // An example may look like a reference, and an extension's may lead nowhere.
      if (isMap || !(EXAMPLE_KEYWORDS.has(key) || key.startsWith("x-"))) {
        visit(item, appendToPointer(pointer, key), !isMap && NAMED_MEMBERS.has(key));
      }
    }
  };
  visit(rest, "#", false);
  return used;
}

/** The references of an object. */
function targetsOf(references: References, value: Keywords, pointer: string): string[] {
  const { $ref: reference, $dynamicRef: dynamic } = value;
  const security: unknown[] = Array.isArray(value["security"]) ? value["security"] : [];
  const schemes = security.flatMap((requirement) => Object.keys(Object(requirement)));
  const { mapping } = isKeywords(value["discriminator"]) ? value["discriminator"] : {};
  return [
    ...(typeof reference === "string" ? [references.resolve(reference, pointer)] : []),
    // It may lead to nothing but what the dynamic scope has.
    ...(typeof dynamic === "string" ? resolvable(references, dynamic, pointer) : []),
    ...schemes.map((name) => appendToPointer("#/components/securitySchemes", name)),
    ...Object.values(Object(mapping)).flatMap((target) => mappedTo(references, target, pointer)),
  ];
}

/** A mapping names a schema, or refers to one. */
function mappedTo(references: References, target: unknown, from: string): string[] {
  if (typeof target !== "string") return [];
  const named = appendToPointer("#/components/schemas", target);
  return references.at(named) === undefined ? resolvable(references, target, from) : [named];
}

function resolvable(references: References, target: string, from: string): string[] {
  try {
    return [references.resolve(target, from)];
  } catch (error) {
    if (error instanceof DocumentError) return [];
    throw error;
  }
}

/** The pointers of each schema's descendants by `allOf`. */
function findChildren(references: References, schemas: Readonly<Record<string, unknown>>): Map<string, string[]> {
  const children = new Map<string, string[]>();
  for (const [name, schema] of Object.entries(schemas)) {
    const pointer = appendToPointer("#/components/schemas", name);
    for (const member of isKeywords(schema) ? schemasAt(schema, "allOf") : []) {
      const reference = referenceOf(member);
      if (reference === undefined) continue;
      const parent = references.resolve(reference, pointer);
      children.set(parent, [...(children.get(parent) ?? []), pointer]);
    }
  }
  return children;
}
