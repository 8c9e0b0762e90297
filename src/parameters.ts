import { checkConstraints } from "./constraints.ts";
import type { Operation, Parameter } from "./contract.ts";
import { InvalidRequestError } from "./errors.ts";
import { checkFieldValue } from "./headers.ts";

/** The values of a request's parameters, by their place, as openapi-fetch takes them; header names in lower case. */
export interface ParameterValues {
  readonly path?: Readonly<Record<string, unknown>> | undefined;
  readonly query?: Readonly<Record<string, unknown>> | undefined;
  readonly header?: Readonly<Record<string, unknown>> | undefined;
  readonly cookie?: Readonly<Record<string, unknown>> | undefined;
}

/** Throws an `InvalidRequestError` for the first parameter that is not as the contract says. */
export function checkParameters(operation: Operation, values: ParameterValues): void {
  for (const parameter of operation.parameters) {
    const rule = checkParameter(parameter, valueOf(parameter, values));
    if (rule !== undefined) throw new InvalidRequestError(parameter.name, rule);
  }
  if (operation.dependentRequired === undefined) return;
  for (const [name, required] of Object.entries(operation.dependentRequired)) {
    const has = (field: string) => isPresent(values.header?.[field.toLowerCase()]);
    const missing = has(name) ? required.find((other) => !has(other)) : undefined;
    if (missing !== undefined) throw new InvalidRequestError(missing, `is required when ${name} is given`);
  }
}

/** The rule that a value breaks; undefined where it breaks none. */
export function checkParameter(parameter: Parameter, value: unknown): string | undefined {
  if (!isPresent(value)) return parameter.required ? "is required" : undefined;
  const rule = checkConstraints(parameter.schema, value);
  if (rule !== undefined) return rule;
  if (parameter.in === "path") {
    return Array.isArray(value) ? value.map(checkSegment).find(Boolean) : checkSegment(value);
  }
  if (parameter.in === "header") return checkFieldValue(value);
  return undefined;
}

/**
 * A value in a path must stay one segment of it, on this side (RFC 3986, 5.2.4 removes dot segments, and so does the
 * WHATWG URL parser) and on any server or proxy that decodes once too often.
 */
function checkSegment(value: unknown): string | undefined {
  const text = String(value);
  if (PLAIN.test(text)) return undefined;
  if (text === "") return "must not be empty";
  if (/\p{Surrogate}/u.test(text)) return "must be well-formed Unicode, without lone surrogates";
  const decoded = decodeOnce(text);
  if (/[/\\]/.test(decoded)) return "must not contain a slash or a backslash";
  if (/\p{Cc}/u.test(decoded)) return "must not contain control characters";
  if (decoded === "." || decoded === "..") return "must not be a dot segment";
  return undefined;
}

/** Unreserved characters (RFC 3986, 2.3), and no dot in front: what nearly every id is made of. */
const PLAIN = /^[\w~-][\w.~-]*$/;

/** In headers and queries `null` stands for absent, as it does in openapi-fetch. */
function isPresent(value: unknown): boolean {
  return value !== undefined && value !== null;
}

function valueOf({ in: place, name }: Parameter, values: ParameterValues): unknown {
  const group = values[place];
  const key = place === "header" ? name.toLowerCase() : name;
  return group !== undefined && Object.hasOwn(group, key) ? group[key] : undefined;
}

function decodeOnce(text: string): string {
  return text.replaceAll(/%([0-9a-f]{2})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
}
