import {
  type Document,
  getLineColLocation,
  type LocationObject,
  type NormalizedProblem,
  parseYaml,
  type YamlParseError,
} from "@redocly/openapi-core";
import { getByPointer } from "revokit/toolkit";
import { type Problem, SpecError } from "../problem.ts";
import { percentDecode } from "./percent-decode.ts";

/** A problem that the lint found in a document, or in a file that belongs to it. */
export function toProblem({ location: [first], ruleId, message }: NormalizedProblem, { source }: Document): Problem {
  const place = first ?? { source, pointer: "#/", reportOnKey: false };
  const reference = message.startsWith("Can't resolve $ref") ? referenceAt(place) : undefined;
  const named = reference === undefined ? message : message.replace("$ref", `$ref ${JSON.stringify(reference)}`);
  return problemAt(place, ruleId, named);
}

export function problemAt(location: LocationObject, rule: string, message: string): Problem {
  const { source, start, end } = placeOf(location);
  return {
    file: source.absoluteRef,
    line: start.line,
    column: start.col,
    ...(end && { end: { line: end.line, column: end.col } }),
    rule,
    message,
  };
}

/** The library that finds places supports less of YAML than the one that parses it, e.g. no `!!binary`. */
function placeOf(location: LocationObject): Pick<ReturnType<typeof getLineColLocation>, "source" | "start" | "end"> {
  try {
    return getLineColLocation(location);
  } catch {
    return { source: location.source, start: { line: 1, col: 1 } };
  }
}

/** The parser's message ends with the place. */
export function syntaxError({ source, line, col, message }: YamlParseError): SpecError {
  const text = message.replace(/ in "[^"]*" \(\d+:\d+\)/, "");
  return new SpecError([
    { file: source.absoluteRef, line: line || 1, column: col || 1, rule: "syntax", message: text },
  ]);
}

/** The reference at a place, a `$ref` or a discriminator's. */
export function referenceAt(place: LocationObject): string | undefined {
  const found = nodeAt(place);
  const reference = typeof found === "object" && found !== null && "$ref" in found ? found.$ref : found;
  return typeof reference === "string" ? reference : undefined;
}

/** The value at a place of its file. */
export function nodeAt({ source, pointer = "" }: LocationObject): unknown {
  return getByPointer(parseYaml(source.body), percentDecode(pointer.replace("#", "")));
}
