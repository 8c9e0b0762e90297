import { isKeywords, type Keywords, numberAt, schemaAt, schemaMapAt, stringsAt } from "../schemas/json-schema.ts";
import { block, type Subject, uses, withConstant } from "./code.ts";
import { inParts } from "./in-parts.ts";
import type { SchemaEmitter } from "./schema-emitter.ts";

/** A schema's constraints on objects. */
export function objectKeywords(emitter: SchemaEmitter, schema: Keywords, subject: Subject): string[] {
  const { code } = emitter;
  const names = `Object.keys(${subject.value})`;
  const counts = [
    ["maxProperties", ">"],
    ["minProperties", "<"],
  ].map(([keyword = "", operator]) => {
    const limit = numberAt(schema, keyword);
    if (limit === undefined || (keyword === "minProperties" && limit <= 0)) return [];
    return [code.reportIf(`${names}.length ${operator} ${limit}`, subject, keyword, { limit })];
  });
  const required = stringsAt(schema, "required").map((missingProperty) => [
    code.reportIf(code.lacks(subject, missingProperty), subject, "required", { missingProperty }),
  ]);
  const groups = [
    ...counts,
    ...required,
    ...dependencies(emitter, schema, subject),
    ...properties(emitter, schema, subject),
    eachMember(emitter, schema, subject),
  ];
  return inParts(code, groups, code.call("isObject", subject.value));
}

function properties(emitter: SchemaEmitter, schema: Keywords, subject: Subject): string[][] {
  const { code } = emitter;
  return schemaMapAt(schema, "properties").map(([name, member]) => {
    const property = code.property(subject, name);
    const variable = code.variable(name);
    const statements = emitter.check(member, { value: variable, pointer: property.pointer });
    return block(`if (${code.has(subject, name)})`, withConstant(variable, property.value, statements));
  });
}

function dependencies(emitter: SchemaEmitter, schema: Keywords, subject: Subject): string[][] {
  const { code } = emitter;
  const { dependentRequired } = schema;
  const required = isKeywords(dependentRequired) ? Object.keys(dependentRequired) : [];
  return [
    ...required.map((property) =>
      block(
        `if (${code.has(subject, property)})`,
        stringsAt(isKeywords(dependentRequired) ? dependentRequired : {}, property).map((missingProperty) =>
          code.reportIf(code.lacks(subject, missingProperty), subject, "dependentRequired", {
            property,
            missingProperty,
          }),
        ),
      ),
    ),
    ...schemaMapAt(schema, "dependentSchemas").map(([name, member]) =>
      block(`if (${code.has(subject, name)})`, emitter.check(member, subject)),
    ),
  ];
}

/** The keywords for members whose names are known only at run time: one loop for all. */
function eachMember(emitter: SchemaEmitter, schema: Keywords, subject: Subject): string[] {
  const { code } = emitter;
  const [key, variable] = [code.variable("key"), code.variable("value")];
  const member = { value: variable, pointer: code.call("childPointer", subject.pointer, key) };
  const declared = schemaMapAt(schema, "patternProperties");
  const patterns = declared.flatMap(([pattern, each]) => {
    const compiled = code.pattern(pattern);
    return compiled === undefined ? [] : [{ test: `${compiled}.test(${key})`, schema: each }];
  });
  // A member may match a pattern that can't be compiled.
  const areOthersKnown = patterns.length === declared.length;
  const byPattern = inParts(
    code,
    patterns.map((pattern) => block(`if (${pattern.test})`, emitter.check(pattern.schema, member))),
  );
  const statements = [
    ...nameCheck(emitter, schema, { value: key, pointer: subject.pointer }),
    ...byPattern,
    ...(areOthersKnown
      ? additional(
          emitter,
          schema,
          subject,
          member,
          key,
          patterns.map(({ test }) => test),
        )
      : []),
  ];
  const body = withConstant(variable, `${subject.value}[${key}]`, statements);
  return block(`for (const ${uses(body, key) ? key : `_${key}`} of Object.keys(${subject.value}))`, body);
}

function nameCheck(emitter: SchemaEmitter, schema: Keywords, name: Subject): string[] {
  const names = schemaAt(schema, "propertyNames");
  if (names === undefined) return [];
  const { statements, isValid } = emitter.test(names, name, true);
  return isValid === "true" ? [] : [...statements, emitter.code.reportIf(`!${isValid}`, name, "propertyNames")];
}

/** `additionalProperties` applies to members that neither `properties` nor a pattern matches. */
function additional(
  emitter: SchemaEmitter,
  schema: Keywords,
  owner: Subject,
  member: Subject,
  key: string,
  patterns: readonly string[],
): string[] {
  const { code } = emitter;
  const others = schemaAt(schema, "additionalProperties");
  if (others === undefined || others === true) return [];
  const named = schemaMapAt(schema, "properties").map(([name]) => name);
  const statements = others === false ? [code.report(owner, "additionalProperties")] : emitter.check(others, member);
  const tests = [...(named.length === 0 ? [] : [code.call("isOneOf", key, code.literal(named))]), ...patterns];
  if (tests.length === 0) return statements;
  return block(`if (!(${tests.join(" || ")}))`, statements);
}
