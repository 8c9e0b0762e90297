import type { ParameterFacts, SchemaFacts } from "../../facts.ts";

/** A parameter's decoded parts: a text, a list of texts, or an object of them. */
export type Parts = string | readonly string[] | Readonly<Record<string, string>>;

type Decode = (text: string) => string;

/** Whether a schema describes an array, an object or a primitive; of alternatives the first array or object counts. */
export function shapeOf({ type, properties, items, anyOf = [] }: SchemaFacts): "array" | "object" | "primitive" {
  if (type?.includes("array") || (type === undefined && items !== undefined)) return "array";
  if (type?.includes("object") || (type === undefined && properties !== undefined)) return "object";
  return anyOf.map(shapeOf).find((shape) => shape !== "primitive") ?? "primitive";
}

/**
 * Splits a schema by the shapes of its alternatives, since the shape decides how a value is written. The shape that
 * `shapeOf` returns comes first.
 */
export function byShape(schema: SchemaFacts): readonly SchemaFacts[] {
  const alternatives = (schema.anyOf ?? []).flatMap(withoutNesting);
  const shapes = new Set([shapeOf(schema), ...alternatives.map(shapeOf)]);
  if (shapes.size === 1 || hasShape(schema)) return [schema];
  return [...shapes].map((shape) => ({ ...schema, anyOf: alternatives.filter((each) => shapeOf(each) === shape) }));
}

function withoutNesting(schema: SchemaFacts): readonly SchemaFacts[] {
  return schema.anyOf === undefined || hasShape(schema) ? [schema] : schema.anyOf.flatMap(withoutNesting);
}

function hasShape({ type, properties, items }: SchemaFacts): boolean {
  return [type, properties, items].some((each) => each !== undefined);
}

/**
 * Splits a parameter that is written in one piece: `simple`, `label`, `matrix`, and the query styles without explode
 * (OpenAPI 3.1, 4.8.12.4). Only unencoded delimiters split; encoded ones are data.
 */
export function readStyled({ name, style, explode, schema }: ParameterFacts, raw: string, decode: Decode): Parts {
  const text = raw.slice(prefixLength(style, name, raw));
  const shape = shapeOf(schema);
  if (shape === "primitive") return decode(text);
  if (style === "matrix") return readMatrix(name, explode, shape, raw, decode);
  const delimiter = delimiterOf(style, explode, text);
  const pieces = text === "" ? [] : text.split(delimiter);
  if (shape === "array") return pieces.map(decode);
  return explode ? toObject(pieces.map(splitPair), decode) : toObject(inPairs(pieces), decode);
}

/** Whether a path's segment is written in the style of its parameter: with the dot of `label`, or the names of `matrix`. */
export function hasPrefix({ name, style, explode, schema }: ParameterFacts, raw: string, decode: Decode): boolean {
  if (style === "label") return raw.startsWith(".");
  if (style !== "matrix") return true;
  const names = raw
    .split(";")
    .slice(1)
    .map((piece) => decode(splitPair(piece)[0]));
  const isOwn = explode && shapeOf(schema) === "object" ? () => true : (each: string) => each === name;
  return raw.startsWith(";") && names.every(isOwn);
}

function prefixLength(style: string, name: string, raw: string): number {
  if (style === "label") return raw.startsWith(".") ? 1 : 0;
  const named = `;${name}=`;
  if (style !== "matrix") return 0;
  return raw.startsWith(named) ? named.length : raw === `;${name}` ? raw.length : 0;
}

function readMatrix(name: string, explode: boolean, shape: "array" | "object", raw: string, decode: Decode): Parts {
  const pieces = raw.split(";").filter((piece) => piece !== "");
  const pairs = pieces.map(splitPair);
  if (explode) return shape === "array" ? pairs.map(([, value]) => decode(value)) : toObject(pairs, decode);
  const own = pairs.find(([key]) => decode(key) === name)?.[1] ?? "";
  const items = own === "" ? [] : own.split(",");
  return shape === "array" ? items.map(decode) : toObject(inPairs(items), decode);
}

/** Browsers, and clients that encode everything, write the delimiters space and bar as `%20` and `%7C`. */
function delimiterOf(style: string, explode: boolean, text: string): string | RegExp {
  switch (style) {
    case "label":
      return explode ? "." : ",";
    case "spaceDelimited":
      return /%20|\+| /;
    case "pipeDelimited":
      return text.includes("|") ? "|" : /%7c/i;
    default:
      return ",";
  }
}

function splitPair(piece: string): [string, string] {
  const end = piece.indexOf("=");
  return end < 0 ? [piece, ""] : [piece.slice(0, end), piece.slice(end + 1)];
}

function inPairs(pieces: readonly string[]): [string, string][] {
  return pieces.flatMap((piece, index) =>
    index % 2 === 0 ? [[piece, pieces[index + 1] ?? ""] as [string, string]] : [],
  );
}

function toObject(pairs: readonly (readonly [string, string])[], decode: Decode): Record<string, string> {
  return Object.fromEntries(pairs.map(([key, value]) => [decode(key), decode(value)]));
}
