import fc from "fast-check";

/** The keywords of JSON Schema that bodies are generated from. */
export interface JsonSchema {
  readonly const?: unknown;
  readonly enum?: readonly unknown[];
  readonly type?: string | readonly string[];
  readonly oneOf?: readonly JsonSchema[];
  readonly anyOf?: readonly JsonSchema[];
  readonly allOf?: readonly JsonSchema[];
  readonly properties?: Readonly<Record<string, JsonSchema>>;
  readonly required?: readonly string[];
  readonly items?: JsonSchema;
  readonly minItems?: number;
  readonly maxItems?: number;
  readonly pattern?: string;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly minimum?: number;
  readonly maximum?: number;
}

/** Generates values that a schema allows, with and without optional properties. */
export function bodies(schema: JsonSchema): fc.Arbitrary<unknown> {
  if ("const" in schema) return fc.constant(schema.const);
  if (schema.enum) return fc.constantFrom(...schema.enum);
  const options = schema.oneOf ?? schema.anyOf;
  if (options) return fc.oneof(...options.map(bodies));
  if (schema.allOf) {
    return fc
      .tuple(...schema.allOf.map(bodies))
      .map((parts) => Object.fromEntries(parts.flatMap((part) => Object.entries(Object(part) as object))));
  }
  const types = [schema.type ?? (schema.properties ? "object" : "string")].flat();
  return fc.oneof(...types.map((type) => ofType(type, schema)));
}

function ofType(type: string, schema: JsonSchema): fc.Arbitrary<unknown> {
  const { pattern, minLength = 0, maxLength = 50, minimum = -1e9, maximum = 1e9, items = {} } = schema;
  switch (type) {
    case "null":
      return fc.constant(null);
    case "boolean":
      return fc.boolean();
    case "integer":
      return fc.integer({ min: Math.ceil(minimum), max: Math.floor(maximum) });
    case "number":
      return fc.double({ min: minimum, max: maximum, noNaN: true });
    case "array":
      return fc.array(bodies(items), { minLength: schema.minItems ?? 0, maxLength: schema.maxItems ?? 4 });
    case "object":
      return object(schema);
    default:
      return pattern === undefined
        ? fc.string({ unit: "binary", minLength, maxLength })
        : fc.stringMatching(new RegExp(pattern, "u"));
  }
}

function object({ properties = {}, required = [] }: JsonSchema): fc.Arbitrary<object> {
  const model = Object.fromEntries(Object.entries(properties).map(([name, schema]) => [name, bodies(schema)]));
  return fc.record(model, { requiredKeys: required.filter((name) => name in model) });
}
