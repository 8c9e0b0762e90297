import { Ajv2020 } from "ajv/dist/2020.js";
import formats from "ajv-formats";
import { compilePattern } from "../../scripts/compile/patterns.ts";
import { mapReferences } from "../../scripts/compile/schemas/map-references.ts";
import { isKeywords, type JsonSchema, mapSubschemas } from "../../scripts/compile/schemas/json-schema.ts";
import { assertionsOf } from "../../scripts/compile/validators/assertions.ts";
import { isInt32, isInt64 } from "../../src/runtime.ts";

const ROOT = "document";

/** Validates values by Ajv, an engine that shares no code with the generated validators. */
export class AjvJudge {
  readonly #ajv: Ajv2020;
  /** By the schema's text, since the same schemas recur. */
  readonly #compiled = new Map<string, (value: unknown) => unknown>();

  /** @param schemas those of `components`, normalized */
  constructor(schemas: Readonly<Record<string, JsonSchema>>) {
    const regExp = (pattern: string) => ({
      test: (text: string) => compilePattern(pattern)?.test(text) ?? true,
      // Ajv distinguishes schemas by this text.
      toString: () => pattern,
    });
    this.#ajv = new Ajv2020({
      strict: false,
      logger: false,
      validateSchema: false,
      messages: false,
      inlineRefs: false,
      multipleOfPrecision: 8,
      code: { optimize: false, regExp: Object.assign(regExp, { code: "pattern" }) },
    });
    formats.default(this.#ajv);
    this.#ajv.addFormat("int32", { type: "number", validate: isInt32 });
    this.#ajv.addFormat("int64", { type: "number", validate: isInt64 });
    const usable = Object.fromEntries(Object.entries(schemas).map(([name, schema]) => [name, judgedPart(schema)]));
    this.#ajv.addSchema({ components: { schemas: usable } }, ROOT);
  }

  /** Whether a value is valid; false if Ajv can't compile the schema. */
  accepts(schema: JsonSchema, value: unknown): boolean {
    const text = JSON.stringify(schema);
    const validate = this.#compiled.get(text) ?? this.#compile(schema);
    this.#compiled.set(text, validate);
    return validate(value) === true;
  }

  #compile(schema: JsonSchema): (value: unknown) => unknown {
    try {
      return this.#ajv.compile(mapReferences(judgedPart(schema), (reference) => ROOT + reference));
    } catch {
      return () => false;
    }
  }
}

/** The schema for Ajv: without examples that it could mistake for schemas, and without an empty `enum`, which it refuses. */
function judgedPart(schema: JsonSchema): JsonSchema {
  return withoutEmptyEnums(assertionsOf(schema));
}

function withoutEmptyEnums(schema: JsonSchema): JsonSchema {
  if (!isKeywords(schema)) return schema;
  if (Array.isArray(schema["enum"]) && schema["enum"].length === 0) return false;
  return mapSubschemas(schema, withoutEmptyEnums);
}
