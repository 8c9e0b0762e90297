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
import { inParts } from "./in-parts.ts";
import type { SchemaEmitter } from "./schema-emitter.ts";

/** Writes the statements that collect what the schemas for the same value have evaluated. */
export class EvaluatedMembers {
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
    const { code } = this.#emitter;
    const areProperties = this.#kind === "properties";
    const groups = [
      this.#referred(schema, subject),
      areProperties ? this.#properties(schema, subject) : this.#items(schema, subject),
      ...schemasAt(schema, "allOf").map((member) => this.collect(member, subject)),
      ...[...schemasAt(schema, "anyOf"), ...schemasAt(schema, "oneOf")].map((member) => this.#where(member, subject)),
      this.#condition(schema, subject),
      ...schemaMapAt(schema, "dependentSchemas").map(([name, member]) =>
        areProperties ? block(`if (${code.has(subject, name)})`, this.collect(member, subject)) : [],
      ),
    ];
    return inParts(code, groups, code.call(areProperties ? "isObject" : "isArray", subject.value));
  }

  #referred(schema: Keywords, subject: Subject): string[] {
    const reference = referenceOf(schema);
    if (reference === undefined || this.#open.has(reference)) return [];
    this.#open.add(reference);
    const statements = this.collect(this.#emitter.functions.schemaOf(reference), subject);
    this.#open.delete(reference);
    return statements;
  }

  #properties(schema: Keywords, { value }: Subject): string[] {
    const names = schemaMapAt(schema, "properties").map(([name]) => name);
    const { code } = this.#emitter;
    const key = code.variable("key");
    const patterns = schemaMapAt(schema, "patternProperties").map(([pattern]) => code.pattern(pattern));
    const tests = patterns.flatMap((compiled) => (compiled === undefined ? [] : [`${compiled}.test(${key})`]));
    const isAll =
      schemaAt(schema, "additionalProperties") !== undefined ||
      "unevaluatedProperties" in schema ||
      // A member may match a pattern that can't be compiled.
      tests.length < patterns.length;
    if (names.length > 0) tests.push(code.call("isOneOf", key, code.literal(names)));
    if (!isAll && tests.length === 0) return [];
    const condition = isAll ? "" : `if (${tests.join(" || ")}) `;
    return block(`for (const ${key} of Object.keys(${value}))`, [`${condition}${this.#evaluated}.add(${key});`]);
  }

  #items(schema: Keywords, subject: Subject): string[] {
    const { code } = this.#emitter;
    const index = code.variable("index");
    const loop = (end: string, body: readonly string[]) =>
      block(`for (let ${index} = 0; ${index} < ${end}; ${index} += 1)`, body);
    const add = `${this.#evaluated}.add(${index});`;
    const length = `${subject.value}.length`;
    if (schemaAt(schema, "items") !== undefined || "unevaluatedItems" in schema) return loop(length, [add]);
    const prefix = schemasAt(schema, "prefixItems").length;
    const contained = schemaAt(schema, "contains");
    if (contained === undefined) return prefix === 0 ? [] : loop(`Math.min(${prefix}, ${length})`, [add]);
    const item = code.variable("item");
    const test = this.#emitter.test(contained, { value: item, pointer: `${subject.pointer} + "/" + ${index}` });
    return loop(length, [
      ...withConstant(item, `${subject.value}[${index}]`, test.statements),
      `if (${index} < ${prefix} || ${test.isValid}) ${add}`,
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
