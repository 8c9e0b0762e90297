import { type Keywords, schemaAt } from "../schemas/json-schema.ts";
import { block, type Subject, withConstant } from "./code.ts";
import { EvaluatedMembers } from "./evaluated-members.ts";
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
    ...new EvaluatedMembers(emitter, evaluated, "properties").collect(others, subject),
    ...block(`for (const ${key} of Object.keys(${subject.value}))`, [
      `if (${evaluated}.has(${key})) continue;`,
      ...withConstant(variable, `${subject.value}[${key}]`, statements),
    ]),
  ]);
}

/**
 * The same for items.
 * @param start the number of violations before the schema's other keywords were checked: if one of them is violated,
 *   the remaining items are undefined
 */
export function unevaluatedItems(emitter: SchemaEmitter, schema: Keywords, subject: Subject, start: string): string[] {
  const { code } = emitter;
  const rest = schemaAt(schema, "unevaluatedItems");
  if (rest === undefined || rest === true) return [];
  const [evaluated, index, variable] = [code.variable("evaluated"), code.variable("index"), code.variable("item")];
  const { unevaluatedItems: _, ...others } = schema;
  const collected = new EvaluatedMembers(emitter, evaluated, "items").collect(others, subject);
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
