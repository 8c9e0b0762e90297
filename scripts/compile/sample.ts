import { checkConstraints } from "./check-constraints.ts";
import { compileConstraints, conjunctsOf, type Constraints } from "./constraints.ts";
import type { OpenApiDocument, Schema } from "./document.ts";

type SchemaLike = Schema | boolean | undefined;

/** Strings of the formats that a sample must have, where no other will do. */
const FORMATS: Readonly<Record<string, string>> = {
  date: "2026-01-31",
  "date-time": "2026-01-31T12:00:00Z",
  time: "12:00:00Z",
  email: "someone@example.com",
  hostname: "example.com",
  ipv4: "192.0.2.1",
  ipv6: "2001:db8::1",
  uri: "https://example.com/",
  uuid: "00000000-0000-4000-8000-000000000000",
};

/**
 * The least value that fits a schema, for a response that the document has no example of; undefined where none is found, as
 * for a string of a pattern.
 */
export function sample(document: OpenApiDocument, schema: SchemaLike, ancestors: readonly Schema[] = []): unknown {
  const conjuncts = conjunctsOf(document, schema);
  if (conjuncts.some((each) => ancestors.includes(each))) return undefined;
  const below = (part: SchemaLike) => sample(document, part, [...ancestors, ...conjuncts]);
  for (const each of conjuncts) {
    const given = each.example ?? ("examples" in each ? each.examples?.[0] : undefined) ?? each.default;
    if (given !== undefined) return given;
  }
  const alternatives = conjuncts.map(({ oneOf, anyOf }) => oneOf ?? anyOf).find((each) => each !== undefined);
  const alternative = alternatives?.map(below).find((value) => value !== undefined);
  if (alternatives && alternative === undefined) return undefined;

  const constraints = compileConstraints(document, schema);
  const { type = [], enum: values, minItems = 0 } = constraints;
  if (values) return values[0];
  const properties = new Map(conjuncts.flatMap((each) => Object.entries(each.properties ?? {})));
  const required = conjuncts.flatMap((each) => each.required ?? []);
  if (type.includes("object") || required.length > 0) {
    const entries = required.map((name) => [name, below(properties.get(name) ?? true)] as const);
    if (entries.some(([, value]) => value === undefined)) return undefined;
    return { ...Object(alternative), ...Object.fromEntries(entries) };
  }
  if (alternative !== undefined) return alternative;
  if (type[0] === "array") {
    return sampleList(minItems, () => below(conjuncts.find(({ items }) => items !== undefined)?.items));
  }
  const format = conjuncts.find((each) => each.format !== undefined)?.format ?? "";
  const value = scalar(constraints, format);
  return checkConstraints(constraints, value) === undefined ? value : undefined;
}

function scalar({ type = [], minLength = 0, minimum, exclusiveMinimum }: Constraints, format: string): unknown {
  switch (type[0]) {
    case "string":
      return FORMATS[format] ?? "a".repeat(minLength);
    case "integer":
    case "number":
      return minimum ?? (exclusiveMinimum === undefined ? 0 : exclusiveMinimum + 1);
    case "boolean":
      return true;
    default:
      return null;
  }
}

function sampleList(length: number, item: () => unknown): unknown {
  if (length === 0) return [];
  const first = item();
  return first === undefined ? undefined : Array.from({ length }, () => first);
}
