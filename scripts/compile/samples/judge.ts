import { Ajv2020 } from "ajv/dist/2020.js";
import formats from "ajv-formats";
import { isInt32, isInt64 } from "revokit/runtime";
import { compilePattern } from "../patterns.ts";
import { Deadline } from "./deadline.ts";
import { assertionsOf } from "../validators/assertions.ts";
import { mapReferences } from "../schemas/definitions.ts";
import { isKeywords, type JsonSchema, mapSubschemas } from "../schemas/json-schema.ts";

/** Patterns that may backtrack excessively on a longer text: a repeated group, or three repetitions in a row. */
const SLOW = /\)\??[*+{]|([*+}][^*+}]*){3}/;
/** In characters. */
const LONGEST_TEXT = 24;
/** In levels of a value. */
const DEEP = 6;
const ROOT = "document";

type Validate = (value: unknown) => unknown;

/** Validates values by Ajv, an engine that shares no code with the generated validators. */
export class Judge {
  readonly #ajv: Ajv2020;
  readonly #deadline = new Deadline();
  /** Cached by the schema's text, since the same schemas recur. */
  readonly #compiled = new Map<string, Validate>();
  /** By the schema itself, whose text may be long. */
  readonly #known = new WeakMap<object, Validate>();

  /** @param schemas those of `components` */
  constructor(schemas: Readonly<Record<string, JsonSchema>>) {
    const bounded = (pattern: string) => new BoundedPattern(pattern, this.#deadline);
    this.#ajv = new Ajv2020({
      strict: false,
      logger: false,
      validateSchema: false,
      messages: false,
      inlineRefs: false,
      multipleOfPrecision: 8,
      code: { optimize: false, regExp: Object.assign(bounded, { code: "bounded" }) },
    });
    formats.default(this.#ajv);
    this.#ajv.addFormat("int32", { type: "number", validate: isInt32 });
    this.#ajv.addFormat("int64", { type: "number", validate: isInt64 });
    const usable = Object.fromEntries(Object.entries(schemas).map(([name, schema]) => [name, judgedPart(schema)]));
    this.#ajv.addSchema({ components: { schemas: usable } }, ROOT);
  }

  /** Whether a value is valid; false if Ajv can't compile the schema. */
  accepts(schema: JsonSchema, value: unknown): boolean {
    const validate = this.#validateOf(schema);
    // Where alternatives hold alternatives, each level of a value may double the time that it takes.
    return isDeeperThan(DEEP, value) ? this.#deadline.holds(() => validate(value) === true) : validate(value) === true;
  }

  #validateOf(schema: JsonSchema): Validate {
    const known = isKeywords(schema) ? this.#known.get(schema) : undefined;
    if (known !== undefined) return known;
    const text = JSON.stringify(schema);
    const validate = this.#compiled.get(text) ?? this.#compile(schema);
    this.#compiled.set(text, validate);
    if (isKeywords(schema)) this.#known.set(schema, validate);
    return validate;
  }

  #compile(schema: JsonSchema): Validate {
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

class BoundedPattern {
  readonly #pattern: string;
  readonly #compiled: RegExp | undefined;
  readonly #isSlow: boolean;
  readonly #deadline: Deadline;

  constructor(pattern: string, deadline: Deadline) {
    this.#deadline = deadline;
    this.#pattern = pattern;
    this.#compiled = compilePattern(pattern);
    this.#isSlow = SLOW.test(pattern);
  }

  test(text: string): boolean {
    if (this.#compiled === undefined) return true;
    if (text.length <= LONGEST_TEXT || !this.#isSlow) return this.#compiled.test(text);
    const compiled = this.#compiled;
    return this.#deadline.holds(() => compiled.test(text));
  }

  /** Ajv distinguishes schemas by this text. */
  toString(): string {
    return this.#pattern;
  }
}

function isDeeperThan(levels: number, value: unknown): boolean {
  if (typeof value !== "object" || value === null) return false;
  return levels === 0 || Object.values(value).some((part) => isDeeperThan(levels - 1, part));
}
