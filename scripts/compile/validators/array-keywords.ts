import { type JsonSchema, type Keywords, numberAt, schemaAt, schemasAt } from "../schemas/json-schema.ts";
import { block, type Subject, withConstant } from "./code.ts";
import { inParts } from "./in-parts.ts";
import type { SchemaEmitter } from "./schema-emitter.ts";

/** A schema's constraints on arrays. */
export function arrayKeywords(emitter: SchemaEmitter, schema: Keywords, subject: Subject): string[] {
  const { code } = emitter;
  const { value } = subject;
  const lengths = [
    ["maxItems", ">"],
    ["minItems", "<"],
  ].flatMap(([keyword = "", operator]) => {
    const limit = numberAt(schema, keyword);
    if (limit === undefined || (keyword === "minItems" && limit <= 0)) return [];
    return [code.reportIf(`${value}.length ${operator} ${limit}`, subject, keyword, { limit })];
  });
  const unique =
    schema["uniqueItems"] === true ? [code.reportIf(`!${code.call("isUnique", value)}`, subject, "uniqueItems")] : [];
  return [...lengths, ...items(emitter, schema, subject), ...contains(emitter, schema, subject), ...unique];
}

function items(emitter: SchemaEmitter, schema: Keywords, subject: Subject): string[] {
  const { code } = emitter;
  const prefix = schemasAt(schema, "prefixItems");
  const rest = schemaAt(schema, "items");
  const described = prefix.map((member, index) => {
    const item = { value: code.variable("item"), pointer: `${subject.pointer} + "/${index}"` };
    const statements = emitter.check(member, item);
    return block(
      `if (${subject.value}.length > ${index})`,
      withConstant(item.value, `${subject.value}[${index}]`, statements),
    );
  });
  const first = inParts(code, described, code.call("isArray", subject.value));
  if (rest === undefined) return first;
  if (rest === false) {
    const limit = prefix.length;
    return [...first, code.reportIf(`${subject.value}.length > ${limit}`, subject, "items", { limit })];
  }
  return [...first, ...eachItem(emitter, rest, subject, prefix.length)];
}

/** A loop that checks each item from an index on. */
function eachItem(emitter: SchemaEmitter, schema: JsonSchema, subject: Subject, from: number): string[] {
  const [index, item] = [emitter.code.variable("index"), emitter.code.variable("item")];
  const statements = emitter.check(schema, { value: item, pointer: `${subject.pointer} + "/" + ${index}` });
  return block(
    `for (let ${index} = ${from}; ${index} < ${subject.value}.length; ${index} += 1)`,
    withConstant(item, `${subject.value}[${index}]`, statements),
  );
}

function contains(emitter: SchemaEmitter, schema: Keywords, subject: Subject): string[] {
  const { code } = emitter;
  const contained = schemaAt(schema, "contains");
  if (contained === undefined) return [];
  const least = numberAt(schema, "minContains") ?? 1;
  const most = numberAt(schema, "maxContains");
  if (least <= 0 && most === undefined) return [];
  const params = { minContains: least, maxContains: most };
  const tooMany = (count: string) => (most === undefined ? "" : ` || ${count} > ${most}`);
  const isWrong = (count: string) => `${count} < ${least}${tooMany(count)}`;
  const [start, count, index, item] = ["start", "count", "index", "item"].map((word) => code.variable(word));
  const { statements, isValid } = emitter.test(
    contained,
    { value: item ?? "", pointer: `${subject.pointer} + "/" + ${index}` },
    true,
  );
  if (isValid === "true") return [code.reportIf(isWrong(`${subject.value}.length`), subject, "contains", params)];
  const enough = most === undefined ? `${count} < ${least}` : `${count} <= ${most}`;
  return [
    `const ${start} = violations.length;`,
    `let ${count} = 0;`,
    ...block(`for (let ${index} = 0; ${index} < ${subject.value}.length && ${enough}; ${index} += 1)`, [
      ...withConstant(item ?? "", `${subject.value}[${index}]`, statements),
      `if (${isValid}) ${count} += 1;`,
    ]),
    `if (${isWrong(String(count))}) ${code.report(subject, "contains", params)}`,
    `else violations.length = ${start};`,
  ];
}
