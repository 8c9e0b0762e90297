import { fastFormats } from "ajv-formats/dist/formats.js";
import { _, Ajv2020, type CodeKeywordDefinition } from "ajv/dist/2020.js";
import standalone from "ajv/dist/standalone/index.js";
import * as formats from "revokit/contract";
import { ANYTHING, compilePattern } from "../constraints.ts";
import type { JsonSchema } from "./schemas.ts";

/** The formats that take a function of `src/formats.ts` to check; those of other strings are regular expressions. */
const STRING_FORMATS = {
  date: formats.isDate,
  time: formats.isTime,
  "date-time": formats.isDateTime,
  byte: formats.isByte,
  regex: formats.isRegex,
};
const NUMBER_FORMATS = { int32: formats.isInt32, int64: formats.isInt64 };
const FORMAT_FUNCTIONS = new Map<string, { readonly name: string }>(
  Object.entries({ ...STRING_FORMATS, ...NUMBER_FORMATS }),
);

/** The name of the function of `src/formats.ts` that checks a format. */
export function formatFunction(format: string): string | undefined {
  return FORMAT_FUNCTIONS.get(format)?.name;
}

/** Ajv's own code for these is long; a call of a function of `src/validation.ts` is not. */
const OWN_KEYWORDS: readonly CodeKeywordDefinition[] = [
  {
    keyword: "uniqueItems",
    type: "array",
    schemaType: "boolean",
    code(context) {
      const { gen, data, schema } = context;
      if (schema === true)
        context.fail(_`!${gen.scopeValue("func", { ref: formats.isUnique, code: _`isUnique` })}(${data})`);
    },
  },
  {
    keyword: "multipleOf",
    type: "number",
    schemaType: "number",
    error: { message: "", params: ({ schemaCode }) => _`{ multipleOf: ${schemaCode} }` },
    code(context) {
      const { gen, data, schemaCode } = context;
      const check = gen.scopeValue("func", { ref: formats.isMultipleOf, code: _`isMultipleOf` });
      context.fail(_`!${check}(${data}, ${schemaCode})`);
    },
  },
];

/** An Ajv that knows the definitions by their names. */
export function createAjv(definitions: Readonly<Record<string, JsonSchema>>): Ajv2020 {
  const ajv = new Ajv2020({
    allErrors: true,
    messages: false,
    // What OpenAPI documents hold besides JSON Schema's own keywords is no mistake.
    strict: false,
    logger: false,
    validateSchema: false,
    meta: false,
    // Functions are shared, but for schemas that are smaller than a call.
    inlineRefs: 2,
    loopRequired: Infinity,
    loopEnum: Infinity,
    ownProperties: namesPrototypeProperty(definitions),
    code: {
      source: true,
      esm: true,
      lines: true,
      formats: _`formats`,
      // What it would have V8 compile, nobody calls: only the source counts.
      process: () => "return () => true",
      regExp: Object.assign((pattern: string) => compilePattern(pattern) ?? ANYTHING, { code: "new RegExp" }),
    },
  });
  // Only documents that have the `unevaluated…` keywords need to know what was evaluated; none needs `$dynamicRef`.
  ajv.opts.unevaluated = JSON.stringify(definitions).includes('"unevaluated');
  ajv.opts.dynamicRef = false;
  for (const keyword of OWN_KEYWORDS) ajv.removeKeyword(String(keyword.keyword)).addKeyword(keyword);
  for (const [name, format] of Object.entries(fastFormats)) {
    const check = typeof format === "object" && "validate" in format ? format.validate : format;
    if (check instanceof RegExp) ajv.addFormat(name, check);
  }
  for (const [name, validate] of Object.entries(STRING_FORMATS)) ajv.addFormat(name, { type: "string", validate });
  for (const [name, validate] of Object.entries(NUMBER_FORMATS)) ajv.addFormat(name, { type: "number", validate });
  for (const [name, schema] of Object.entries(definitions)) ajv.addSchema(schema, name);
  return ajv;
}

/** JavaScript source, as Ajv prints it, that exports the validator of each definition as `_<name>`. */
export function compileStandalone(ajv: Ajv2020, names: readonly string[]): string {
  return standalone.default(ajv, Object.fromEntries(names.map((name) => [`_${name}`, name])));
}

/** Whether a schema names a property that every object inherits, such as `constructor`. */
function namesPrototypeProperty(definitions: Readonly<Record<string, JsonSchema>>): boolean {
  const text = JSON.stringify(definitions);
  return Object.getOwnPropertyNames(Object.prototype).some((name) => text.includes(JSON.stringify(name)));
}
