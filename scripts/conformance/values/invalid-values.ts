import type { ParameterFacts, SchemaFacts } from "revokit";
import { NOBODY } from "./hostile-values.ts";
import { satisfies } from "./satisfies.ts";

/** A value that breaks a rule of its parameter, and the rule. */
export interface InvalidValue {
  readonly value: string;
  readonly why: string;
  /** The keywords of the schema that it breaks. */
  readonly keywords: readonly string[];
  /** Whether, as an id, it may be that of another resource, if the server does not keep to the rule. */
  readonly mayExist?: boolean;
}

/**
 * Values that a parameter's schema forbids and that can be sent in its place: one for each of its rules, as text.
 * @param valid a valid value, from which others are made
 */
export function invalidValues({ schema, in: place }: ParameterFacts, valid: string): readonly InvalidValue[] {
  return [...generate(schema, valid)]
    .filter(({ value }) => (place === "path" ? !/^\.{0,2}$/.test(value) : true))
    .filter(({ value }) => !isValidText(schema, value));
}

function* generate(schema: SchemaFacts, valid: string): Generator<InvalidValue> {
  const { type = [], minimum, maximum, exclusiveMinimum, exclusiveMaximum, multipleOf, minLength = 0 } = schema;
  if (schema.pattern) {
    const forms = [`${valid}!`, `!${valid}`, valid.slice(0, -1), valid.toUpperCase(), `${valid} x`, "x", "é"];
    for (const value of forms) yield { value, why: "breaks the pattern", keywords: ["pattern"], mayExist: true };
    yield { value: `${NOBODY}!`, why: "breaks the pattern", keywords: ["pattern"] };
  }
  if (schema.maxLength !== undefined) {
    yield {
      value: valid.padEnd(schema.maxLength + 1, valid.at(-1) ?? "a"),
      why: "is too long",
      keywords: ["maxLength"],
    };
  }
  if (minLength > 0)
    yield { value: valid.slice(0, minLength - 1), why: "is too short", keywords: ["minLength"], mayExist: true };
  if (schema.enum) yield { value: `${valid}-other`, why: "is not in the enum", keywords: ["enum"] };
  const isNumeric = type.some((each) => each === "number" || each === "integer");
  if (isNumeric) yield { value: "ten", why: "is not a number", keywords: ["type"] };
  if (type.includes("integer") && !type.includes("number"))
    // A server that cuts off the fraction reads the valid value.
    yield { value: /^-?\d+$/.test(valid) ? `${valid}.5` : "1.5", why: "is not an integer", keywords: ["type"] };
  if (type.includes("boolean")) yield { value: "perhaps", why: "is not a boolean", keywords: ["type"] };
  if (minimum !== undefined)
    yield { value: String(minimum - 1), why: "is below the minimum", keywords: ["minimum"], mayExist: true };
  if (maximum !== undefined)
    yield { value: String(maximum + 1), why: "is above the maximum", keywords: ["maximum"], mayExist: true };
  if (exclusiveMinimum !== undefined)
    yield {
      value: String(exclusiveMinimum),
      why: "is the exclusive minimum",
      keywords: ["exclusiveMinimum"],
      mayExist: true,
    };
  if (exclusiveMaximum !== undefined)
    yield {
      value: String(exclusiveMaximum),
      why: "is the exclusive maximum",
      keywords: ["exclusiveMaximum"],
      mayExist: true,
    };
  if (multipleOf !== undefined)
    yield { value: String(multipleOf * 1.5), why: "is not a multiple", keywords: ["multipleOf"], mayExist: true };
}

/** Whether a text can be read as a value that the schema allows. */
export function isValidText(schema: SchemaFacts, text: string): boolean {
  const readings: unknown[] = [text];
  if (text !== "" && !Number.isNaN(Number(text))) readings.push(Number(text));
  if (text === "true" || text === "false") readings.push(text === "true");
  return readings.some((value) => satisfies(schema, value));
}
