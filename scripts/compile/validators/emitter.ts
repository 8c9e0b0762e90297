import { typesOfBytes } from "../schemas/bodies.ts";
import { isKeywords, type JsonSchema, type Keywords, referenceOf } from "../schemas/json-schema.ts";
import { block, type FunctionCode, type Subject, withConstant } from "./code.ts";
import { combinedKeywords } from "./combined-keywords.ts";
import { inParts } from "./in-parts.ts";
import type { CheckFunctions, SchemaEmitter } from "./schema-emitter.ts";
import { typeKeywords } from "./type-keywords.ts";
import { unevaluatedItems, unevaluatedProperties } from "./unevaluated-keywords.ts";
import { valueKeywords } from "./value-keywords.ts";

/** Writes the statements that check a value against a schema and add to `violations`. */
export class Emitter implements SchemaEmitter {
  readonly code: FunctionCode;
  readonly functions: CheckFunctions;

  constructor(code: FunctionCode, functions: CheckFunctions) {
    this.code = code;
    this.functions = functions;
  }

  check(schema: JsonSchema, subject: Subject): string[] {
    const shared = this.functions.sharedBy(schema);
    return shared === undefined ? this.body(schema, subject) : [call(shared, subject)];
  }

  test(
    schema: JsonSchema,
    subject: Subject,
    isKept = false,
  ): { readonly statements: string[]; readonly isValid: string } {
    const isValid = this.code.variable("isValid");
    const start = this.code.variable("start");
    const statements = this.check(schema, subject);
    if (statements.length === 0) return { statements: [], isValid: "true" };
    return {
      statements: [
        `const ${start} = violations.length;`,
        ...statements,
        `const ${isValid} = violations.length === ${start};`,
        ...(isKept ? [] : [`violations.length = ${start};`]),
      ],
      isValid,
    };
  }

  /** The statements of a schema's own function. */
  body(schema: JsonSchema, subject: Subject): string[] {
    if (!isKeywords(schema)) return schema ? [] : [this.code.report(subject, "false schema")];
    const checks = this.#keywords(schema, subject);
    if (typesOfBytes(schema) === undefined) return checks;
    return block(`if (!${this.code.call("isFile", subject.value)})`, checks);
  }

  #keywords(schema: Keywords, subject: Subject): string[] {
    const reference = referenceOf(schema);
    const start = "unevaluatedItems" in schema ? this.code.variable("start") : "";
    const statements = inParts(this.code, [
      reference === undefined ? [] : [call(this.functions.functionOf(reference), subject)],
      typeKeywords(this, schema, subject),
      valueKeywords(this, schema, subject),
      combinedKeywords(this, schema, subject),
      unevaluatedProperties(this, schema, subject),
      unevaluatedItems(this, schema, subject, start),
    ]);
    return withConstant(start, "violations.length", statements);
  }
}

function call(name: string, { value, pointer }: Subject): string {
  return `${name}(${value}, ${pointer}, violations);`;
}
