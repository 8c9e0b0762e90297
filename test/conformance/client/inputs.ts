import fc from "fast-check";
import type { OperationFacts, ParameterFacts, SchemaFacts } from "revokit";
import { satisfies } from "../../../scripts/conformance/values/satisfies.ts";
import { bodies, type JsonSchema } from "./bodies.ts";

/** The arguments of a call, by their place. */
export interface Input {
  readonly path: Readonly<Record<string, unknown>>;
  readonly query: Readonly<Record<string, unknown>>;
  readonly cookie: Readonly<Record<string, unknown>>;
  readonly header: Readonly<Record<string, string>>;
  readonly body?: unknown;
}

/** Generates valid arguments for an operation, with its optional parameters or without; a body that has no schema is text. */
export function inputs(operation: OperationFacts, bodySchema: JsonSchema | undefined): fc.Arbitrary<Input> {
  const group = (place: ParameterFacts["in"]) => {
    const parameters = operation.parameters.filter((each) => each.in === place);
    const model = Object.fromEntries(parameters.map((each) => [each.name, values(each)]));
    return fc.record(model, { requiredKeys: parameters.filter((each) => each.required).map(({ name }) => name) });
  };
  const header = group("header").map((fields) => withDependents(operation, fields));
  const required = ["path", "query", "cookie", "header"] as const;
  const isOptional = operation.requestBody?.required !== true;
  return fc.record(
    {
      path: group("path"),
      query: group("query"),
      cookie: group("cookie"),
      header,
      ...(operation.requestBody && { body: bodySchema ? bodies(bodySchema) : fc.string({ minLength: 1 }) }),
    },
    { requiredKeys: isOptional ? [...required] : [...required, "body"] },
  );
}

/** A header is dropped if a header that it requires is absent. */
function withDependents(
  { dependentRequired = {} }: OperationFacts,
  fields: Record<string, unknown>,
): Record<string, string> {
  const isAlone = (name: string) => (dependentRequired[name] ?? []).some((other) => fields[other] === undefined);
  return Object.fromEntries(
    Object.entries(fields).flatMap(([name, value]) => (isAlone(name) ? [] : [[name, String(value)]])),
  );
}

function values({ schema, in: place }: ParameterFacts): fc.Arbitrary<unknown> {
  const canBeSent = (value: unknown) => place !== "header" || /^[!-~]+( +[!-~]+)*$/.test(String(value));
  const isSegment = (value: unknown) => place !== "path" || [value].flat().every((item) => isOneSegment(String(item)));
  return ofSchema(schema, place).filter((value) => satisfies(schema, value) && canBeSent(value) && isSegment(value));
}

/** Whether a text stays one segment of its path on every server, even if it is decoded once too often. */
function isOneSegment(segment: string): boolean {
  const decoded = segment.replaceAll(/%([0-9a-f]{2})/gi, (_, hex: string) =>
    String.fromCharCode(Number.parseInt(hex, 16)),
  );
  return decoded !== "" && !/^\.\.?$|[/\\]|\p{Cc}/u.test(decoded);
}

function ofSchema(schema: SchemaFacts, place: ParameterFacts["in"]): fc.Arbitrary<unknown> {
  if (schema.enum) return fc.constantFrom(...schema.enum);
  const types = (schema.type ?? ["string"]).filter((type) => type !== "null");
  return fc.oneof(...types.map((type) => ofType(type, schema, place)));
}

function ofType(type: string, schema: SchemaFacts, place: ParameterFacts["in"]): fc.Arbitrary<unknown> {
  const { minimum, maximum, exclusiveMinimum, exclusiveMaximum, multipleOf = 1 } = schema;
  const min = Math.max(minimum ?? -1e6, exclusiveMinimum ?? -1e6);
  const max = Math.min(maximum ?? 1e6, exclusiveMaximum ?? 1e6);
  switch (type) {
    case "boolean":
      return fc.boolean();
    case "integer":
      return fc
        .integer({ min: Math.ceil(min / multipleOf), max: Math.floor(max / multipleOf) })
        .map((factor) => factor * multipleOf);
    case "number":
      return fc.double({ min, max, noNaN: true }).map((value) => value + 0);
    case "array": {
      const { items = {}, minItems = 0, maxItems = 5 } = schema;
      return fc.array(ofSchema(items, place), { minLength: minItems, maxLength: maxItems });
    }
    case "object":
      return fc.dictionary(fc.stringMatching(/^[a-z]{1,5}$/), fc.stringMatching(/^\w{1,5}$/), { minKeys: 1 });
    default:
      return text(schema, place);
  }
}

/** Headers are visible ASCII; anything else may be any text, well-formed. */
function text(
  { pattern, minLength = 0, maxLength = 60 }: SchemaFacts,
  place: ParameterFacts["in"],
): fc.Arbitrary<string> {
  if (pattern) return fc.stringMatching(new RegExp(pattern, "u"));
  const unit = place === "header" ? ("grapheme-ascii" as const) : fc.constantFrom(...PIECES);
  const any = fc.string({ unit, minLength, maxLength: Math.min(maxLength, 60) });
  const long = fc.constantFrom("a".repeat(maxLength), "a".repeat(Math.max(1, minLength)));
  return fc.oneof({ weight: 9, arbitrary: any }, { weight: 1, arbitrary: long });
}

/** Characters that have a meaning in a URL unless they are encoded, and letters of several lengths in UTF-8. */
const PIECES = [..." !\"#$%&'()*+,-.:;<=>?@[]^_`{|}~azAZ09", "é", "ß", "中", "💥", "\u0301", "%25", "%41", "..", "a"];
