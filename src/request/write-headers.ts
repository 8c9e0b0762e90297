import type { Operation, Parameter } from "../contract.ts";
import { InvalidRequestError } from "../errors.ts";
import { toText } from "../serialize/members.ts";

/** A text, a number or a boolean; a list or an object where the document has one. */
export type HeaderValue = string | number | boolean | object;

/** Header fields by name. `null` and `undefined` stand for absent. */
export type HeaderValues = Readonly<Record<string, HeaderValue | null | undefined>>;

/** Header fields by their names in lower case. */
export type Fields = Record<string, string>;

/** A field name is a token (RFC 9110, 5.1). */
const FIELD_NAME = /^[!#$%&'*+\-.^_`|~0-9a-z]+$/i;

/** Visible ASCII (RFC 9110, 5.5): what lies beyond has no agreed encoding, and space at the ends is lost on the way. */
const FIELD_VALUE = /^[\x21-\x7e]+([ \t]+[\x21-\x7e]+)*$/;

/** The rule that a field value breaks; undefined where it breaks none. */
export function checkFieldValue(value: unknown): string | undefined {
  return FIELD_VALUE.test(String(value)) ? undefined : "must be visible ASCII, with spaces only inside";
}

/**
 * Merges header fields, later ones over earlier ones, with their names in lower case. Throws an `InvalidRequestError`
 * for a name that can't be sent, or that stands for the operation's credential.
 */
export function mergeHeaders(
  { parameters, security = [] }: Pick<Operation, "parameters" | "security">,
  sources: readonly (HeaderValues | undefined)[],
): Record<string, HeaderValue> {
  const credentials = security.flat().filter((scheme) => scheme.in === "header");
  const merged: Record<string, HeaderValue> = {};
  for (const source of sources) {
    if (source === undefined) continue;
    for (const [field, value] of Object.entries(source)) {
      const name = field.toLowerCase();
      if (!FIELD_NAME.test(name)) {
        throw new InvalidRequestError("headers", "must have names that are tokens (RFC 9110)");
      }
      if (credentials.some((scheme) => scheme.field.toLowerCase() === name)) {
        throw new InvalidRequestError("headers", `must not contain ${field}: pass \`token\``);
      }
      if (value === undefined) continue;
      delete merged[name];
      if (value === null) continue;
      const isText = typeof value === "string" && find(parameters, name)?.write === undefined;
      const rule = isText ? checkFieldValue(value) : undefined;
      if (rule !== undefined) throw new InvalidRequestError(field, rule);
      merged[name] = value;
    }
  }
  return merged;
}

/** Writes header fields as text. Throws an `InvalidRequestError` that names the field, but not its value. */
export function writeHeaders({ parameters }: Operation, values: Readonly<Record<string, unknown>>): Fields {
  const fields: Fields = {};
  for (const [name, value] of Object.entries(values)) {
    const parameter = find(parameters, name);
    const text = (isWritten(value, parameter) ? undefined : parameter?.write?.(parameter.name, value)) ?? toText(value);
    if (text === undefined) throw new InvalidRequestError(parameter?.name ?? name, "must be a string");
    const rule = checkFieldValue(text);
    if (rule !== undefined) throw new InvalidRequestError(parameter?.name ?? name, rule);
    fields[name] = text;
  }
  return fields;
}

function find(parameters: readonly Parameter[], name: string): Parameter | undefined {
  return parameters.find((each) => each.in === "header" && each.name.toLowerCase() === name);
}

/** Whether a value is the text that is to be sent: a string where the document has something else. */
function isWritten(value: unknown, parameter: Parameter | undefined): boolean {
  return typeof value === "string" && parameter?.check !== undefined && !parameter.check.is(value);
}
