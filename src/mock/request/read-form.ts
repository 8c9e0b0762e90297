import { isJson } from "../../media-type.ts";
import type { EncodingFacts, ParameterFacts, RequestContentFacts, SchemaFacts } from "../../facts.ts";
import { ownMember } from "../../own-member.ts";
import { parseJson } from "../json.ts";
import { readings } from "./coerce.ts";
import { decode, decodeForm, type RawPairs, splitQuery } from "./pairs.ts";
import { readPairs } from "./read-pairs.ts";
import { isObject } from "../../validation/values.ts";
import { byShape, shapeOf } from "./styles.ts";

/**
 * Parses a form into an object (OpenAPI 3.1, 4.8.14.4 and 4.8.15): an array has a pair for each item and an object is JSON,
 * unless the encoding has a style.
 */
export function readForm(text: string, content: RequestContentFacts): Record<string, unknown> {
  return readFormPairs(splitQuery(text), content);
}

/** A part of a multipart form. */
export interface FormPart {
  readonly name: string;
  /** The media type that it states, or empty. */
  readonly type: string;
  readonly text: string;
}

/**
 * The same for the parts of a multipart body, where styles are written without percent-encoding, and parts may state to be
 * JSON.
 */
export function readParts(parts: readonly FormPart[], content: RequestContentFacts): Record<string, unknown> {
  const json = parts.filter(({ type }) => isJson(type)).map(({ name, type }) => [name, { contentType: type }] as const);
  const encoding = { ...Object.fromEntries(json), ...content.encoding };
  const pairs = parts.map(({ name, text }) => [name, encodeURIComponent(text).replaceAll(/%2C|%7C/g, decode)] as const);
  return readFormPairs(pairs, { ...content, encoding });
}

function readFormPairs(pairs: RawPairs, { schema, encoding = {} }: RequestContentFacts): Record<string, unknown> {
  const properties = propertiesOf(schema);
  const styled = Object.keys(properties).filter((name) => hasStyle(ownMember(encoding, name)));
  const known = styled.flatMap((name): [string, unknown][] => {
    const parameter = asParameter(name, properties[name] ?? {}, ownMember(encoding, name));
    const others = Object.keys(properties).map((other) => asParameter(other, {}));
    const parts = readPairs(
      parameter,
      pairs,
      others.filter((other) => other.name !== name),
    );
    return parts === undefined ? [] : [[name, readings(parameter.schema, parts)[0]]];
  });
  const isStyled = (name: string) => styled.some((each) => name === each || name.startsWith(`${each}[`));
  const names = [...new Set(pairs.map(([name]) => name))].filter((name) => !isStyled(name));
  const plain = names.map((name): [string, unknown] => {
    const texts = pairs.filter(([own]) => own === name).map(([, value]) => decodeForm(value));
    return [
      name,
      readFields(texts, ownMember(properties, name) ?? schema.additionalProperties ?? {}, ownMember(encoding, name)),
    ];
  });
  return Object.fromEntries([...plain, ...known]);
}

/** The value of a property from its texts in the form, one for each item. */
function readFields(texts: readonly string[], schema: SchemaFacts, encoding: EncodingFacts = {}): unknown {
  if (shapeOf(schema) === "array") {
    const [only] = texts.length === 1 && isJson(encoding.contentType ?? "") ? texts.map(parseJson) : [];
    // Other clients write one JSON text; the standard asks for one entry per item (OpenAPI 3.1, 4.8.15.1.1).
    return Array.isArray(only) ? only : texts.map((text) => readField(text, itemsOf(schema) ?? {}, encoding));
  }
  return texts.length === 1 ? readField(texts[0] ?? "", schema, encoding) : texts;
}

function readField(text: string, schema: SchemaFacts, { contentType = "" }: EncodingFacts): unknown {
  const value = shapeOf(schema) === "primitive" && !isJson(contentType) ? undefined : parseJson(text);
  // Of an object and a text, only the object is written as JSON.
  const shapes = byShape(schema);
  const has = (shape: ReturnType<typeof shapeOf>) => shapes.some((each) => shapeOf(each) === shape);
  const isStructure = Array.isArray(value) ? has("array") : isObject(value) && has("object");
  if (isStructure || (isJson(contentType) && value !== undefined)) return value;
  const primitive = shapes.find((each) => shapeOf(each) === "primitive");
  return primitive === undefined ? text : readings(primitive, text)[0];
}

/** The properties of a schema, including those of its alternatives. */
export function propertiesOf({ properties = {}, anyOf = [] }: SchemaFacts): Readonly<Record<string, SchemaFacts>> {
  return Object.fromEntries([...anyOf.map(propertiesOf), properties].flatMap(Object.entries<SchemaFacts>));
}

/** The items of a schema, or of one of its alternatives. */
export function itemsOf({ items, anyOf = [] }: SchemaFacts): SchemaFacts | undefined {
  return items ?? anyOf.map(itemsOf).find((each) => each !== undefined);
}

function hasStyle({ style, explode, allowReserved }: EncodingFacts = {}): boolean {
  return style !== undefined || explode !== undefined || allowReserved !== undefined;
}

function asParameter(name: string, schema: SchemaFacts, encoding: EncodingFacts = {}): ParameterFacts {
  const { style = "form", explode = style === "form" } = encoding;
  // Without allowReserved, since in a form a plus sign is a space, whatever else is unencoded.
  return { name, in: "query", required: false, style, explode, schema };
}
