import type { OperationFacts, ParameterFacts } from "../../facts.ts";
import { parseJson } from "../json.ts";
import { readings } from "./coerce.ts";
import { fieldOf } from "./field.ts";
import { decode, readPairs, type RawPairs, splitQuery } from "./query.ts";
import { readStyled, shapeOf } from "./styles.ts";

/** Where a request has its parameters, not yet decoded. */
export interface RawParameters {
  /** The path's own texts, by the parameters' names. */
  readonly path: Readonly<Record<string, string>>;
  /** With its question mark, or empty. */
  readonly query: string;
  readonly headers: Headers;
}

/**
 * The values that a parameter's text can stand for, the likeliest first; none where the request does not have it. JSON that
 * can't be read stays text.
 */
export type ParameterReadings = ReadonlyMap<ParameterFacts, readonly unknown[]>;

/** Reads every parameter from its place, in its style, as its schema's types say. */
export function readParameters({ parameters }: OperationFacts, raw: RawParameters): ParameterReadings {
  const pairs: Readonly<Record<"query" | "cookie", RawPairs>> = {
    query: splitQuery(raw.query),
    cookie: splitCookies(raw.headers.get("cookie") ?? ""),
  };
  return new Map(
    parameters.map((parameter) => {
      const parts = readParts(parameter, raw, pairs, parameters);
      return [parameter, parts === undefined ? [] : readings(parameter.schema, parts)];
    }),
  );
}

function readParts(
  parameter: ParameterFacts,
  { path, headers }: RawParameters,
  pairs: Readonly<Record<"query" | "cookie", RawPairs>>,
  parameters: readonly ParameterFacts[],
): unknown {
  const { in: place, name, content } = parameter;
  if (content !== undefined) return readContent(parameter, { path, headers }, pairs);
  switch (place) {
    case "path":
      return readStyled(parameter, path[name] ?? "", decode);
    case "header": {
      const text = fieldOf(headers, name);
      return text === undefined ? undefined : readStyled(parameter, text, (piece) => piece.trim());
    }
    case "query":
    case "cookie": {
      const others = parameters.filter((each) => each !== parameter && each.in === place);
      return readPairs(parameter, isSpread(parameter) ? pairs[place].flatMap(splitPair) : pairs[place], others);
    }
  }
}

/** Whether a cookie parameter has a pair for each of its parts: `p=1&p=2` in one cookie, or a cookie each. */
function isSpread({ in: place, explode, schema }: ParameterFacts): boolean {
  return place === "cookie" && explode && shapeOf(schema) !== "primitive";
}

function splitPair([name, value]: RawPairs[number]): RawPairs {
  const [first = "", ...others] = value.split("&");
  return [[name, first], ...splitQuery(others.join("&"))];
}

/** A parameter that is written in a media type, which is JSON wherever a client writes one. */
function readContent(
  { in: place, name }: ParameterFacts,
  { path, headers }: Pick<RawParameters, "path" | "headers">,
  pairs: Readonly<Record<"query" | "cookie", RawPairs>>,
): unknown {
  const raw =
    place === "path"
      ? path[name]
      : place === "header"
        ? fieldOf(headers, name)
        : pairs[place].find(([key]) => key === name)?.[1];
  if (raw === undefined) return undefined;
  const text = place === "header" ? raw : decode(place === "query" ? raw.replaceAll("+", " ") : raw);
  const value = parseJson(text);
  return value === undefined ? text : value;
}

/** RFC 6265, 4.2.1. An array that does not explode is one cookie. */
function splitCookies(header: string): RawPairs {
  return header
    .split(/; */)
    .filter((cookie) => cookie !== "")
    .map((cookie) => {
      const end = cookie.indexOf("=");
      return end < 0 ? [cookie, ""] : [cookie.slice(0, end).trim(), cookie.slice(end + 1).replaceAll("+", "%2B")];
    });
}
