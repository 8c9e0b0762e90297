import { brokenRule, type Check } from "../checks/check.ts";
import type { Operation, Parameter } from "../contract.ts";
import { InvalidRequestError } from "../errors.ts";
import { checkSegment } from "../serialize/segment.ts";
import type { HeaderValues } from "./write-headers.ts";

/** The values of a request's parameters, by their place, as openapi-fetch takes them; header names in lower case. */
export interface ParameterValues {
  readonly path?: Readonly<Record<string, unknown>> | undefined;
  readonly query?: Readonly<Record<string, unknown>> | undefined;
  readonly header?: HeaderValues | undefined;
  readonly cookie?: Readonly<Record<string, unknown>> | undefined;
}

/** Throws an `InvalidRequestError` for the first parameter that is not as the contract says. */
export function checkParameters({ parameters, dependentRequired }: Operation, values: ParameterValues): void {
  for (const parameter of parameters) {
    const rule = checkParameter(parameter, valueOf(parameter, values));
    if (rule !== undefined) throw new InvalidRequestError(parameter.name, rule);
  }
  if (dependentRequired === undefined) return;
  for (const [name, required] of Object.entries(dependentRequired)) {
    const has = (field: string) => isPresent(values.header?.[field.toLowerCase()]);
    const missing = has(name) ? required.find((other) => !has(other)) : undefined;
    if (missing !== undefined) throw new InvalidRequestError(missing, `is required when ${name} is given`);
  }
}

/** The rule that a value breaks; undefined where it breaks none. */
export function checkParameter({ in: place, required, check, write }: Parameter, value: unknown): string | undefined {
  if (!isPresent(value)) return required ? "is required" : undefined;
  const rule = check && brokenRule(check, value);
  if (rule !== undefined && !(place === "header" && typeof value === "string" && readsAs(check, value))) return rule;
  // What writes a list or an object looks at each part itself.
  return place === "path" && write === undefined ? partsOf(value).map(checkSegment).find(Boolean) : undefined;
}

/** The value of a parameter; undefined where it has none of its own. */
export function valueOf({ in: place, name }: Parameter, values: ParameterValues): unknown {
  const group = values[place];
  const key = place === "header" ? name.toLowerCase() : name;
  return group !== undefined && Object.hasOwn(group, key) ? group[key] : undefined;
}

/** In headers and queries `null` stands for absent, as it does in openapi-fetch. */
export function isPresent(value: unknown): boolean {
  return value !== undefined && value !== null;
}

function partsOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [value];
}

/** JSON's numbers: neither empty, nor hexadecimal, nor `Infinity`. */
const NUMBER = /^-?\d+(\.\d+)?(e[+-]?\d+)?$/i;

/** Whether a header's text is the written form of a value that fits: `5`, `true`, `1,2`. */
function readsAs(check: Check | undefined, text: string): boolean {
  if (check === undefined) return true;
  const scalars = (part: string): unknown[] => [
    ...(NUMBER.test(part) ? [Number(part)] : []),
    ...(part === "true" || part === "false" ? [part === "true"] : []),
    part,
  ];
  const list = text.split(",").map((part) => part.trim());
  // Of an object only its type is checked.
  const candidates = [...scalars(text), list, list.map((part) => scalars(part)[0]), {}];
  return candidates.some((candidate) => brokenRule(check, candidate) === undefined);
}
