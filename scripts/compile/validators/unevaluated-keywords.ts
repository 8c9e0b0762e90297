import {
  isKeywords,
  type JsonSchema,
  type Keywords,
  referenceOf,
  schemaAt,
  schemaMapAt,
  schemasAt,
} from "../schemas/json-schema.ts";
import { block, type Subject, withConstant } from "./code.ts";
import type { SchemaEmitter } from "./schema-emitter.ts";

/** `unevaluatedProperties`: the members that no other schema for the same value has evaluated (Core, 11). */
export function unevaluatedProperties(emitter: SchemaEmitter, schema: Keywords, subject: Subject): string[] {
  const { code } = emitter;
  const rest = schemaAt(schema, "unevaluatedProperties");
  if (rest === undefined || rest === true) return [];
  const [evaluated, key, variable] = [code.variable("evaluated"), code.variable("key"), code.variable("value")];
  const { unevaluatedProperties: _, ...others } = schema;
  const member = { value: variable, pointer: code.call("childPointer", subject.pointer, key) };
  const statements = rest === false ? [code.report(subject, "unevaluatedProperties")] : emitter.check(rest, member);
  if (statements.length === 0) return [];
  return block(`if (${code.call("isObject", subject.value)})`, [
    `const ${evaluated} = new Set();`,
    ...new Collector(emitter, evaluated, "properties").collect(others, subject),
    ...block(`for (const ${key} of Object.keys(${subject.value}))`, [
      `if (${evaluated}.has(${key})) continue;`,
      ...withConstant(variable, `${subject.value}[${key}]`, statements),
    ]),
  ]);
}

/**
 * The same for items.
 * @param start how many violations there were before the schema's other keywords were checked: where one of them is violated,
 * what is left over is undefined
 */
export function unevaluatedItems(emitter: SchemaEmitter, schema: Keywords, subject: Subject, start: string): string[] {
  const { code } = emitter;
  const rest = schemaAt(schema, "unevaluatedItems");
  if (rest === undefined || rest === true) return [];
  const [evaluated, index, variable] = [code.variable("evaluated"), code.variable("index"), code.variable("item")];
  const { unevaluatedItems: _, ...others } = schema;
  const collected = new Collector(emitter, evaluated, "items").collect(others, subject);
  const isLeft = `!${evaluated}.has(${index})`;
  const item = { value: variable, pointer: `${subject.pointer} + "/" + ${index}` };
  const loop = `for (let ${index} = 0; ${index} < ${subject.value}.length; ${index} += 1)`;
  const check =
    rest === false
      ? [...block(loop, [...block(`if (${isLeft})`, [code.report(subject, "unevaluatedItems"), "break;"])])]
      : block(loop, [
          `if (!(${isLeft})) continue;`,
          ...withConstant(variable, `${subject.value}[${index}]`, emitter.check(rest, item)),
        ]);
  return block(`if (${code.call("isArray", subject.value)} && violations.length === ${start})`, [
    `const ${evaluated} = new Set();`,
    ...collected,
    ...check,
  ]);
}

/** Writes the statements that collect what the schemas for the same value have evaluated. */
class Collector {
  readonly #emitter: SchemaEmitter;
  readonly #evaluated: string;
  readonly #kind: "properties" | "items";
  readonly #open = new Set();

  constructor(emitter: SchemaEmitter, evaluated: string, kind: "properties" | "items") {
    this.#emitter = emitter;
    this.#evaluated = evaluated;
    this.#kind = kind;
  }

  collect(schema: JsonSchema, subject: Subject): string[] {
    if (!isKeywords(schema)) return [];
    return [
      ...this.#referred(schema, subject),
      ...(this.#kind === "properties" ? this.#properties(schema, subject) : this.#items(schema, subject)),
      ...schemasAt(schema, "allOf").flatMap((member) => this.collect(member, subject)),
      ...[...schemasAt(schema, "anyOf"), ...schemasAt(schema, "oneOf")].flatMap((member) =>
        this.#where(member, subject),
      ),
      ...this.#condition(schema, subject),
      ...schemaMapAt(schema, "dependentSchemas").flatMap(([name, member]) =>
        this.#kind === "items"
          ? []
          : block(`if (${this.#emitter.code.has(subject, name)})`, this.collect(member, subject)),
      ),
    ];
  }

  #referred(schema: Keywords, subject: Subject): string[] {
    const reference = referenceOf(schema);
    if (reference === undefined || this.#open.has(reference)) return [];
    this.#open.add(reference);
    const statements = this.collect(this.#emitter.resolver.schemaOf(reference), subject);
    this.#open.delete(reference);
    return statements;
  }

  #properties(schema: Keywords, { value }: Subject): string[] {
    const names = schemaMapAt(schema, "properties").map(([name]) => name);
    const { code } = this.#emitter;
    const key = code.variable("key");
    const isAll = schemaAt(schema, "additionalProperties") !== undefined || "unevaluatedProperties" in schema;
    const tests = schemaMapAt(schema, "patternProperties").flatMap(([pattern]) => {
      const compiled = code.pattern(pattern);
      return compiled === undefined ? [] : [`${compiled}.test(${key})`];
    });
    if (names.length > 0) tests.push(code.call("isOneOf", key, code.literal(names)));
    if (!isAll && tests.length === 0) return [];
    const condition = isAll ? "" : `if (${tests.join(" || ")}) `;
    return block(`for (const ${key} of Object.keys(${value}))`, [`${condition}${this.#evaluated}.add(${key});`]);
  }

  #items(schema: Keywords, subject: Subject): string[] {
    const { code } = this.#emitter;
    const prefix = schemasAt(schema, "prefixItems").length;
    const isAll = schemaAt(schema, "items") !== undefined || "unevaluatedItems" in schema;
    const contained = schemaAt(schema, "contains");
    const index = code.variable("index");
    const end = isAll ? `${subject.value}.length` : `Math.min(${prefix}, ${subject.value}.length)`;
    const loop = (to: string, body: readonly string[]) =>
      block(`for (let ${index} = 0; ${index} < ${to}; ${index} += 1)`, body);
    if (isAll || contained === undefined) {
      return isAll || prefix > 0 ? loop(end, [`${this.#evaluated}.add(${index});`]) : [];
    }
    const item = code.variable("item");
    const test = this.#emitter.test(contained, { value: item, pointer: `${subject.pointer} + "/" + ${index}` });
    return loop(`${subject.value}.length`, [
      ...withConstant(item, `${subject.value}[${index}]`, test.statements),
      `if (${index} < ${prefix} || ${test.isValid}) ${this.#evaluated}.add(${index});`,
    ]);
  }

  /** A schema's evaluation counts only if the value is valid. */
  #where(schema: JsonSchema, subject: Subject): string[] {
    const collected = this.collect(schema, subject);
    if (collected.length === 0) return [];
    const { statements, isValid } = this.#emitter.test(schema, subject);
    return [...statements, ...block(`if (${isValid})`, collected)];
  }

  #condition(schema: Keywords, subject: Subject): string[] {
    const condition = schemaAt(schema, "if");
    if (condition === undefined) return [];
    const [whenValid, whenNot] = [
      [...this.collect(condition, subject), ...this.collect(schemaAt(schema, "then") ?? true, subject)],
      this.collect(schemaAt(schema, "else") ?? true, subject),
    ];
    if (whenValid.length + whenNot.length === 0) return [];
    const { statements, isValid } = this.#emitter.test(condition, subject);
    return [...statements, ...block(`if (${isValid})`, whenValid), ...block(`if (!${isValid})`, whenNot)];
  }
}
