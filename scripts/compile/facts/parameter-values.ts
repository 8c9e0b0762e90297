import type { Oas3MediaType, Oas3Parameter } from "@redocly/openapi-core";
import type { SchemaFacts } from "revokit";
import { conjunctsOf } from "../conjuncts.ts";
import type { OpenApiDocument } from "../document.ts";
import { isValid, sample } from "../sample.ts";
import { examplesOf, examplesOrSample } from "./examples.ts";

const SCALAR = { type: ["string", "number", "boolean"] };
/** What every style can write: null, empty lists and nested values have no form. */
const WRITABLE = {
  type: [...SCALAR.type, "array", "object"],
  items: SCALAR,
  minItems: 1,
  additionalProperties: SCALAR,
  minProperties: 1,
};
/** What certainly fits a place: a path segment is not empty and has no slashes, and a header has no line breaks. */
const FITTING = new Map([
  ["path", { ...WRITABLE, pattern: "^[\\w~-][\\w .,:@~+-]*$" }],
  ["header", { ...WRITABLE, pattern: "^[!-~]([ -~]*[!-~])?$" }],
]);

/** A value to call an operation with, for each parameter that has one, by its argument's name. */
export function callValues(
  document: OpenApiDocument,
  parameters: readonly (readonly [string, Oas3Parameter])[],
): Record<string, unknown> {
  return Object.fromEntries(
    parameters.flatMap(([name, parameter]) => {
      const value = callValue(document, parameter, name);
      return value === undefined ? [] : [[name, value]];
    }),
  );
}

/** The first valid example, or else a sample; a value that can be sent is preferred to one that can't. */
function callValue(document: OpenApiDocument, parameter: Oas3Parameter, name: string): unknown {
  const [, content] = contentOf(parameter) ?? [];
  const hasContent = content !== undefined;
  const [[source, first] = []] = examplesOrSample(document, { ...content, ...parameter }, "request", name);
  if (hasContent || (source !== "sample" && canBeSent(parameter.in, hasContent, first))) return first;
  const { in: place = "query", schema = {} } = parameter;
  const fitting = FITTING.get(place) ?? WRITABLE;
  if (first !== undefined && isValid(document, fitting, first)) return first;
  return sample(document, { allOf: [schema, fitting] }, "request", name) ?? first;
}

/** Whether a parameter's style has a form for a value. `content` writes any value. */
export function canBeSent(place: Oas3Parameter["in"], hasContent: boolean, value: unknown): boolean {
  if (value === undefined || hasContent) return value !== undefined;
  if (value === null || (place === "path" && value === "")) return false;
  const members: readonly unknown[] = typeof value === "object" ? Object.values(value) : [value];
  return members.some((member) => member !== null);
}

/**
 * Whether a path parameter's values may have slashes: an example, the default or a value of an enum has one, or the pattern
 * requires one.
 */
export function hasSlashes(document: OpenApiDocument, parameter: Oas3Parameter, schema: SchemaFacts): boolean {
  const examples = examplesOf(document, parameter).map(([, value]) => value);
  const defaults = conjunctsOf(document, parameter.schema).map((each) => each.default);
  const values = [...examples, ...defaults, ...enumeratedIn(schema), callValue(document, parameter, parameter.name)];
  return values.some((each) => typeof each === "string" && each.includes("/"));
}

function enumeratedIn({ enum: values = [], anyOf = [] }: SchemaFacts): readonly unknown[] {
  return [...values, ...anyOf.flatMap(enumeratedIn)];
}

/** The media type of a parameter that has `content` instead of a style. */
export function contentOf({ content = {} }: Oas3Parameter): [string, Oas3MediaType] | undefined {
  return Object.entries(content)[0];
}
