import { type JsonSchema, type Keywords, schemaAt, schemasAt } from "../schemas/json-schema.ts";
import { block, type Subject } from "./code.ts";
import { inParts } from "./in-parts.ts";
import type { SchemaEmitter } from "./schema-emitter.ts";

/** The schemas that a schema combines for the same value: `allOf`, `anyOf`, `oneOf`, `not` and `if`. */
export function combinedKeywords(emitter: SchemaEmitter, schema: Keywords, subject: Subject): string[] {
  return [
    ...inParts(
      emitter.code,
      schemasAt(schema, "allOf").map((member) => emitter.check(member, subject)),
    ),
    ...anyOf(emitter, schemasAt(schema, "anyOf"), subject),
    ...oneOf(emitter, schemasAt(schema, "oneOf"), subject),
    ...not(emitter, schemaAt(schema, "not"), subject),
    ...condition(emitter, schema, subject),
  ];
}

function anyOf(emitter: SchemaEmitter, members: readonly JsonSchema[], subject: Subject): string[] {
  if (members.length === 0) return [];
  const { code } = emitter;
  const [start, count] = [code.variable("start"), code.variable("matches")];
  const tests = members.map((member) => emitter.test(member, subject, true));
  if (tests.some(({ isValid }) => isValid === "true")) return [];
  return [
    `const ${start} = violations.length;`,
    `let ${count} = 0;`,
    ...inParts(
      code,
      tests.map(({ statements, isValid }) =>
        block(`if (${count} === 0)`, [...statements, `if (${isValid}) ${count} += 1;`]),
      ),
    ),
    `if (${count} > 0) violations.length = ${start};`,
    `else ${code.report(subject, "anyOf")}`,
  ];
}

function oneOf(emitter: SchemaEmitter, members: readonly JsonSchema[], subject: Subject): string[] {
  if (members.length === 0) return [];
  const { code } = emitter;
  const [start, count] = [code.variable("start"), code.variable("matches")];
  return [
    `const ${start} = violations.length;`,
    `let ${count} = 0;`,
    ...inParts(
      code,
      members.map((member) => {
        const { statements, isValid } = emitter.test(member, subject, true);
        return block(`if (${count} < 2)`, [...statements, `if (${isValid}) ${count} += 1;`]);
      }),
    ),
    `if (${count} === 1) violations.length = ${start};`,
    `else ${code.report(subject, "oneOf")}`,
  ];
}

function not(emitter: SchemaEmitter, member: JsonSchema | undefined, subject: Subject): string[] {
  if (member === undefined) return [];
  const { statements, isValid } = emitter.test(member, subject);
  return [...statements, emitter.code.reportIf(isValid, subject, "not")];
}

function condition(emitter: SchemaEmitter, schema: Keywords, subject: Subject): string[] {
  const [when, then, otherwise] = ["if", "then", "else"].map((keyword) => schemaAt(schema, keyword));
  if (when === undefined) return [];
  const branches = [then, otherwise].map((branch) => {
    if (branch === undefined) return [];
    const { statements, isValid } = emitter.test(branch, subject, true);
    return isValid === "true" ? [] : [...statements, emitter.code.reportIf(`!${isValid}`, subject, "if")];
  });
  const [whenValid = [], whenNot = []] = branches;
  if (whenValid.length + whenNot.length === 0) return [];
  const { statements, isValid } = emitter.test(when, subject);
  return [...statements, ...block(`if (${isValid})`, whenValid), ...block(`if (!${isValid})`, whenNot)];
}
