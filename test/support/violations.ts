import { Ajv2020 } from "ajv/dist/2020.js";
import formats from "ajv-formats";

const ajv = new Ajv2020({ allErrors: true, strict: true, strictRequired: false, allowUnionTypes: true });
formats.default(ajv);
ajv.addVocabulary(["x-source", "example"]);
// An open enum accepts every string. Here a value that is not known is reported all the same, as what it is: the tests
// want to name it.
ajv.addKeyword({
  keyword: "x-extensible-enum",
  type: "string",
  schemaType: "array",
  error: { message: "is not a known value of this open enum" },
  validate: (known: readonly string[], value: string) => known.includes(value),
});

/** Where and how a value breaks a schema, in JSON Schema 2020-12: a JSON pointer and a sentence, for each rule broken. */
export function violationsOf(schema: object, value: unknown): string[] {
  const validate = ajv.compile(schema);
  validate(value);
  return (validate.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`.trim());
}
