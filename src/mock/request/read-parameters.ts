import type { OperationFacts, ParameterFacts } from "../../facts.ts";
import { isJson } from "../../media-type.ts";
import { parseJson } from "../json.ts";
import { readings } from "./coerce.ts";
import { fieldOf } from "./field.ts";
import { decode, type RawPairs, splitQuery } from "./pairs.ts";
import { readPairs } from "./read-pairs.ts";
import { byShape, hasPrefix, readStyled, shapeOf } from "./styles.ts";

/** The raw parts of a request that hold parameters. */
export interface RawParameters {
  /** The raw path parameters by name. */
  readonly path: Readonly<Record<string, string>>;
  /** With its question mark, or empty. */
  readonly query: string;
  readonly headers: Headers;
}

/** The possible values of a parameter, most likely first; empty if it is absent. */
export type ParameterReadings = ReadonlyMap<ParameterFacts, readonly unknown[]>;

/** Reads each parameter from its place, by its style and its schema's types. */
export function readParameters({ parameters }: OperationFacts, raw: RawParameters): ParameterReadings {
  const pairs: Readonly<Record<"query" | "cookie", RawPairs>> = {
    query: splitQuery(raw.query),
    cookie: splitCookies(raw.headers.get("cookie") ?? ""),
  };
  return new Map(
    parameters.map((parameter) => {
      const found = byShape(parameter.schema).flatMap((schema) => {
        const parts = readParts({ ...parameter, schema }, raw, pairs, parameters);
        return parts === undefined ? [] : readings(schema, parts);
      });
      return [parameter, found];
    }),
  );
}

function readParts(
  parameter: ParameterFacts,
  raw: RawParameters,
  pairs: Readonly<Record<"query" | "cookie", RawPairs>>,
  parameters: readonly ParameterFacts[],
): unknown {
  const { path, headers } = raw;
  const { in: place, name, content } = parameter;
  if (content !== undefined) return readContent(content, textOfContent(parameter, raw, pairs));
  switch (place) {
    case "path":
      return hasPrefix(parameter, path[name] ?? "", decode)
        ? readStyled(parameter, path[name] ?? "", decode)
        : undefined;
    case "header": {
      const text = fieldOf(headers, name);
      return text === undefined ? undefined : readStyled(parameter, text, (piece) => piece.trim());
    }
    case "query":
    case "cookie": {
      const others = parameters.filter((each) => each.in === place && each.name !== name);
      return readPairs(parameter, isSpread(parameter) ? pairs[place].flatMap(splitPair) : pairs[place], others);
    }
  }
}

/** Whether a cookie parameter explodes into pairs: `p=1&p=2` in one cookie, or a cookie each. */
function isSpread({ in: place, style, explode, schema }: ParameterFacts): boolean {
  return place === "cookie" && style !== "cookie" && explode && shapeOf(schema) !== "primitive";
}

function splitPair([name, value]: RawPairs[number]): RawPairs {
  const [first = "", ...others] = value.split("&");
  return [[name, first], ...splitQuery(others.join("&"))];
}

/** The decoded text of a parameter with `content`. */
function textOfContent(
  { in: place, name, style }: ParameterFacts,
  { path, query, headers }: RawParameters,
  pairs: Readonly<Record<"query" | "cookie", RawPairs>>,
): string | undefined {
  if (place === "header") return fieldOf(headers, name);
  const isWhole = style === "querystring";
  const inPairs = () => pairs[place === "cookie" ? place : "query"].find(([key]) => key === name)?.[1];
  const raw = place === "path" ? path[name] : isWhole ? query.replace(/^\?/, "") || undefined : inPairs();
  return raw === undefined ? undefined : decode(place === "query" ? raw.replaceAll("+", " ") : raw);
}

/** JSON is parsed; malformed JSON and text of any other media type stay text. */
function readContent(mediaType: string, text: string | undefined): unknown {
  const value = text === undefined || !isJson(mediaType) ? undefined : parseJson(text);
  return value === undefined ? text : value;
}

/** RFC 6265, 4.2.1. An array without explode is one cookie. */
function splitCookies(header: string): RawPairs {
  return header
    .split(/; */)
    .filter((cookie) => cookie !== "")
    .map((cookie) => {
      const end = cookie.indexOf("=");
      return end < 0 ? [cookie, ""] : [cookie.slice(0, end).trim(), cookie.slice(end + 1)];
    });
}
