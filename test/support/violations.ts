import { Ajv2020 } from "ajv/dist/2020.js";
import formats from "ajv-formats";

const ajv = new Ajv2020({ allErrors: true, strict: true, strictRequired: false, allowUnionTypes: true });
formats.default(ajv);
ajv.addVocabulary(["x-source", "example"]);
// An open enum accepts every string. The tests still report unknown values, to name them.
ajv.addKeyword({
  keyword: "x-extensible-enum",
  type: "string",
  schemaType: "array",
  error: { message: "is not a known value of this open enum" },
  validate: (known: readonly string[], value: string) => known.includes(value),
});

/** A value's violations of a JSON Schema 2020-12: a JSON pointer and a sentence for each. */
export function violationsOf(schema: object, value: unknown): string[] {
  const validate = ajv.compile(schema);
  validate(value);
  return (validate.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`.trim());
}
