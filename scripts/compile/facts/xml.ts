import type { XmlFacts } from "revokit";
import { isXml } from "revokit/toolkit";
import { conjunctsOf, type SchemaLike } from "../conjuncts.ts";
import { isReference, type OpenApiDocument } from "../document.ts";
import { omitUndefined } from "../source.ts";
import { xmlLevels } from "./xml-levels.ts";

/** As deep as the facts of the schema, at least. */
const MIN_LEVELS = 5;

/** How a body is written in XML; `undefined` for other media types and by default. */
export function compileXml(document: OpenApiDocument, mediaType: string, schema: SchemaLike): XmlFacts | undefined {
  if (!isXml(mediaType)) return undefined;
  const levels = Math.max(MIN_LEVELS, xmlLevels(document, schema) + 1);
  const facts = compileNames(document, schema, levels) ?? {};
  const component = componentOf(schema);
  return facts.name === undefined && component !== undefined ? { name: component, ...facts } : omitEmpty(facts);
}

function compileNames(document: OpenApiDocument, schema: SchemaLike, levels: number): XmlFacts | undefined {
  const conjuncts = conjunctsOf(document, schema);
  const xml = conjuncts.find((each) => each.xml !== undefined)?.xml ?? {};
  const below = (part: SchemaLike) => (levels > 0 ? compileNames(document, part, levels - 1) : undefined);
  const items = conjuncts.find((each) => each.items !== undefined)?.items;
  const parts = conjuncts.flatMap((each) => [each, ...(each.oneOf ?? []), ...(each.anyOf ?? [])]);
  const properties = parts
    .flatMap((part) => conjunctsOf(document, part))
    .flatMap((each) => Object.entries<SchemaLike>(each.properties ?? {}))
    .flatMap(([name, property]): [string, XmlFacts][] => {
      const facts = below(property);
      return facts === undefined ? [] : [[name, facts]];
    });
  return omitEmpty({
    name: xml.name,
    prefix: xml.prefix,
    namespace: xml.namespace,
    attribute: xml.attribute === true || undefined,
    wrapped: xml.wrapped === true || undefined,
    items: below(items),
    properties: properties.length === 0 ? undefined : Object.fromEntries(properties),
  });
}

/** The name of the component that a schema refers to, which is its root element's default name. */
function componentOf(schema: SchemaLike): string | undefined {
  if (typeof schema !== "object" || !isReference(schema)) return undefined;
  return /^#\/components\/schemas\/([^/]+)$/.exec(schema.$ref)?.[1];
}

function omitEmpty(facts: { readonly [Name in keyof XmlFacts]: XmlFacts[Name] | undefined }): XmlFacts | undefined {
  const stated = omitUndefined(facts);
  return Object.keys(stated).length === 0 ? undefined : stated;
}
