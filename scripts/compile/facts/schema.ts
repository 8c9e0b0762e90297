import type { SchemaFacts } from "revokit";
import { isXml } from "revokit/toolkit";
import { conjunctsOf, type SchemaLike } from "../conjuncts.ts";
import { compileConstraints } from "../constraints.ts";
import type { OpenApiDocument, Schema } from "../document.ts";
import { intersectConstraints } from "../intersect-constraints.ts";
import { omitUndefined } from "../source.ts";
import { isInferred } from "./inferred.ts";
import { xmlLevels } from "./xml-levels.ts";

/** No style writes deeper values, and recursion must end. */
const MAX_LEVELS = 4;

/**
 * The facts of a schema for the mock and the suite.
 * @param levels how many levels of its parts have facts
 */
export function compileSchema(document: OpenApiDocument, schema: SchemaLike, levels = MAX_LEVELS): SchemaFacts {
  return compileAll(document, [schema], levels);
}

/** The facts of what satisfies each of several schemas. */
function compileAll(document: OpenApiDocument, schemas: readonly SchemaLike[], levels: number): SchemaFacts {
  const seen = new Set<Schema>();
  const conjuncts = schemas.flatMap((each) => conjunctsOf(document, each, seen));
  const {
    items: _,
    pattern,
    ...constraints
  } = schemas.map((each) => compileConstraints(document, each)).reduce(intersectConstraints, {});
  const below = (parts: readonly SchemaLike[]) => compileAll(document, parts, levels - 1);
  const keywords = levels > 0 ? compileApplicators(conjuncts, below) : {};
  return omitUndefined({
    ...constraints,
    pattern: pattern?.source,
    format: conjuncts.find(({ format }) => format !== undefined)?.format,
    readOnly: conjuncts.some((each) => each.readOnly === true) || undefined,
    writeOnly: conjuncts.some((each) => each.writeOnly === true) || undefined,
    inferred: inferredKeywords(conjuncts),
    ...keywords,
  });
}

/** The facts of a body's schema, which for XML go as deep as it does. */
export function compileBodySchema(document: OpenApiDocument, mediaType: string, schema: SchemaLike): SchemaFacts {
  const levels = isXml(mediaType) ? Math.max(MAX_LEVELS, xmlLevels(document, schema)) : MAX_LEVELS;
  return compileSchema(document, schema, levels);
}

function inferredKeywords(conjuncts: readonly Schema[]): readonly string[] | undefined {
  const names = conjuncts
    .filter(isInferred)
    .flatMap((each) => Object.keys(each).filter((name) => !/^(x-|description$)/.test(name)));
  return names.length === 0 ? undefined : [...new Set(names)];
}

function compileApplicators(
  conjuncts: readonly Schema[],
  below: (parts: readonly SchemaLike[]) => SchemaFacts,
): SchemaFacts {
  const properties = new Map<string, SchemaLike[]>();
  for (const [name, property] of conjuncts.flatMap((each) => Object.entries<SchemaLike>(each.properties ?? {}))) {
    properties.set(name, [...(properties.get(name) ?? []), property]);
  }
  const required = [...new Set(conjuncts.flatMap((each) => each.required ?? []))];
  const items = conjuncts.flatMap(({ items: own }): SchemaLike[] => (own === undefined ? [] : [own]));
  const others = conjuncts.flatMap(({ additionalProperties: own }): SchemaLike[] =>
    typeof own === "object" ? [own] : [],
  );
  const alternatives = conjuncts.map(({ oneOf, anyOf }) => oneOf ?? anyOf).find((each) => each !== undefined);
  return omitUndefined({
    items: items.length === 0 ? undefined : below(items),
    properties:
      properties.size === 0
        ? undefined
        : Object.fromEntries([...properties].map(([name, parts]) => [name, below(parts)])),
    required: required.length === 0 ? undefined : required,
    additionalProperties: others.length === 0 ? undefined : below(others),
    anyOf: alternatives?.map((each) => below([each])),
  });
}
