import {
  isKeywords,
  type JsonSchema,
  type JsonType,
  type Keywords,
  referenceOf,
  schemaAt,
  schemasAt,
  typesOf,
  valuesOf,
} from "../schemas/json-schema.ts";
import { typesOfBytes } from "../schemas/bodies.ts";
import { arrayKeywords } from "./array-keywords.ts";
import { block, type FunctionCode, type Subject, withConstant } from "./code.ts";
import { objectKeywords } from "./object-keywords.ts";
import { numberKeywords, stringKeywords } from "./scalar-keywords.ts";
import type { Resolver, SchemaEmitter } from "./schema-emitter.ts";
import { unevaluatedItems, unevaluatedProperties } from "./unevaluated-keywords.ts";

/** Writes the statements that check a value against a schema and add to `violations`. */
export class Emitter implements SchemaEmitter {
  readonly code: FunctionCode;
  readonly resolver: Resolver;

  constructor(code: FunctionCode, resolver: Resolver) {
    this.code = code;
    this.resolver = resolver;
  }

  check(schema: JsonSchema, subject: Subject): string[] {
    const shared = this.resolver.sharedBy(schema);
    return shared === undefined ? this.body(schema, subject) : [call(shared, subject)];
  }

  /** The statements of a schema's own function. */
  body(schema: JsonSchema, subject: Subject): string[] {
    if (!isKeywords(schema)) return schema ? [] : [this.code.report(subject, "false schema")];
    const checks = this.#checks(schema, subject);
    return typesOfBytes(schema) === undefined
      ? checks
      : block(`if (!${this.code.call("isFile", subject.value)})`, checks);
  }

  #checks(schema: Keywords, subject: Subject): string[] {
    const reference = referenceOf(schema);
    const start = "unevaluatedItems" in schema ? this.code.variable("start") : "";
    return withConstant(start, "violations.length", [
      ...(reference === undefined ? [] : [call(this.resolver.functionOf(reference), subject)]),
      ...this.#types(schema, subject),
      ...this.#values(schema, subject),
      ...this.#combined(schema, subject),
      ...this.#condition(schema, subject),
      ...unevaluatedProperties(this, schema, subject),
      ...unevaluatedItems(this, schema, subject, start),
    ]);
  }

  /** Statements that set a new variable to whether the value is valid. Their violations are removed unless `kept`. */
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

  /** The keyword `type`, and the keywords for values of one type only. */
  #types(schema: Keywords, subject: Subject): string[] {
    const types = typesOf(schema);
    const groups = [
      ["number", numberKeywords(this, schema, subject)],
      ["string", stringKeywords(this, schema, subject)],
      ["array", arrayKeywords(this, schema, subject)],
      ["object", objectKeywords(this, schema, subject)],
    ] as const;
    const written = groups.flatMap(([type, statements]) => {
      const isOnly = types?.length === 1 && types[0] === type;
      if (statements.length === 0) return [];
      const otherwise = isOnly ? block("else", [this.code.report(subject, "type", { type })]) : [];
      return [...block(`if (${this.#typeTest(type, subject)})`, statements), ...otherwise];
    });
    const isReported = groups.some(([type, { length }]) => length > 0 && types?.length === 1 && types[0] === type);
    if (types === undefined || isReported) return written;
    const tests = types.map((type) => this.#typeTest(type, subject));
    const [test = "false", ...others] = tests;
    const isWrong = others.length === 0 ? negate(test) : `!(${tests.join(" || ")})`;
    const params = { type: types.length === 1 ? types[0] : types };
    return [this.code.reportIf(isWrong, subject, "type", params), ...written];
  }

  #typeTest(type: JsonType, { value }: Subject): string {
    switch (type) {
      case "integer":
        return `Number.isInteger(${value})`;
      case "array":
        return this.code.call("isArray", value);
      case "object":
        return this.code.call("isObject", value);
      case "null":
        return `${value} === null`;
      default:
        return `typeof ${value} === "${type}"`;
    }
  }

  #values(schema: Keywords, subject: Subject): string[] {
    const values = valuesOf(schema);
    if (values === undefined) return [];
    if (!("const" in schema)) {
      const test = `!${this.code.call("isOneOf", subject.value, this.code.literal(values))}`;
      return [this.code.reportIf(test, subject, "enum", { allowedValues: values })];
    }
    const [value] = values;
    const literal = this.code.literal(value);
    const isScalar = typeof value !== "object" || value === null;
    const test = isScalar ? `${subject.value} !== ${literal}` : `!${this.code.call("isEqual", subject.value, literal)}`;
    return [this.code.reportIf(test, subject, "const", { allowedValue: value })];
  }

  #combined(schema: Keywords, subject: Subject): string[] {
    const not = schemaAt(schema, "not");
    return [
      ...schemasAt(schema, "allOf").flatMap((member) => this.check(member, subject)),
      ...this.#anyOf(schemasAt(schema, "anyOf"), subject),
      ...this.#oneOf(schemasAt(schema, "oneOf"), subject),
      ...(not === undefined ? [] : this.#not(not, subject)),
    ];
  }

  #anyOf(members: readonly JsonSchema[], subject: Subject): string[] {
    if (members.length === 0) return [];
    const [start, count] = [this.code.variable("start"), this.code.variable("matches")];
    const tests = members.map((member) => this.test(member, subject, true));
    if (tests.some(({ isValid }) => isValid === "true")) return [];
    return [
      `const ${start} = violations.length;`,
      `let ${count} = 0;`,
      ...tests.flatMap(({ statements, isValid }) =>
        block(`if (${count} === 0)`, [...statements, `if (${isValid}) ${count} += 1;`]),
      ),
      `if (${count} > 0) violations.length = ${start};`,
      `else ${this.code.report(subject, "anyOf")}`,
    ];
  }

  #oneOf(members: readonly JsonSchema[], subject: Subject): string[] {
    if (members.length === 0) return [];
    const [start, count] = [this.code.variable("start"), this.code.variable("matches")];
    return [
      `const ${start} = violations.length;`,
      `let ${count} = 0;`,
      ...members.flatMap((member) => {
        const { statements, isValid } = this.test(member, subject, true);
        return block(`if (${count} < 2)`, [...statements, `if (${isValid}) ${count} += 1;`]);
      }),
      `if (${count} === 1) violations.length = ${start};`,
      `else ${this.code.report(subject, "oneOf")}`,
    ];
  }

  #not(member: JsonSchema, subject: Subject): string[] {
    const { statements, isValid } = this.test(member, subject);
    return [...statements, this.code.reportIf(isValid, subject, "not")];
  }

  #condition(schema: Keywords, subject: Subject): string[] {
    const [condition, then, otherwise] = ["if", "then", "else"].map((keyword) => schemaAt(schema, keyword));
    if (condition === undefined) return [];
    const branches = [then, otherwise].map((branch) => {
      if (branch === undefined) return [];
      const { statements, isValid } = this.test(branch, subject, true);
      return isValid === "true" ? [] : [...statements, this.code.reportIf(`!${isValid}`, subject, "if")];
    });
    const [whenValid = [], whenNot = []] = branches;
    if (whenValid.length + whenNot.length === 0) return [];
    const { statements, isValid } = this.test(condition, subject);
    return [...statements, ...block(`if (${isValid})`, whenValid), ...block(`if (!${isValid})`, whenNot)];
  }
}

function call(name: string, { value, pointer }: Subject): string {
  return `${name}(${value}, ${pointer}, violations);`;
}

function negate(test: string): string {
  return / === /.test(test) ? test.replace(" === ", " !== ") : `!${test}`;
}
