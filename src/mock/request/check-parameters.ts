import type { ParameterFacts } from "../../facts.ts";
import { ownMember, setMember } from "../../own-member.ts";
import type { Target } from "../mock-api.ts";
import type { ParameterValues } from "./parameter-values.ts";
import { type ParameterReadings, type RawParameters, readParameters } from "./read-parameters.ts";

/** An invalid parameter. */
export interface BrokenParameter {
  /** Its name. */
  readonly parameter: string;
  /** What it must be, in words; never its value. */
  readonly rule: string;
}

/** Reads and validates a request's parameters. Returns their values, or the first invalid one. */
export function checkParameters(target: Target, raw: RawParameters): ParameterValues | BrokenParameter {
  const { operation } = target;
  const found = readParameters(operation, raw);
  const values: Record<ParameterFacts["in"], Record<string, unknown>> = { path: {}, query: {}, header: {}, cookie: {} };
  for (const parameter of operation.parameters) {
    const checked = checkReadings(target, parameter, found.get(parameter) ?? []);
    if (typeof checked === "string") return { parameter: parameter.name, rule: checked };
    if (checked !== undefined) setMember(values[parameter.in], parameter.name, checked.value);
  }
  return missingDependent(target, found) ?? values;
}

/** Whether the path parameters are valid, which decides between two templates that match the same path. */
export function hasValidPath(target: Target, path: RawParameters["path"]): boolean {
  const { operation } = target;
  const inPath = operation.parameters.filter((each) => each.in === "path");
  const found = readParameters({ ...operation, parameters: inPath }, { path, query: "", headers: new Headers() });
  return inPath.every((each) => typeof checkReadings(target, each, found.get(each) ?? []) !== "string");
}

/** The rule that a parameter's value breaks, in words; `undefined` if it is valid. */
export function checkParameter(target: Target, parameter: ParameterFacts, value: unknown): string | undefined {
  const checked = checkReadings(target, parameter, value === undefined || value === null ? [] : [value]);
  return typeof checked === "string" ? checked : undefined;
}

/** The first reading that is valid; else the rule that the most likely reading breaks. */
function checkReadings(
  { api, operationId }: Target,
  { in: place, name, required, style }: ParameterFacts,
  found: readonly unknown[],
): { readonly value: unknown } | string | undefined {
  if (found.length === 0 && ["label", "matrix"].includes(style)) return `must be written in the style ${style}`;
  if (found.length === 0) return required ? "is required" : undefined;
  if (place === "path" && found[0] === "") return "must not be empty";
  const validate = ownMember(api.validators[operationId]?.parameters[place] ?? {}, name);
  if (validate === undefined) return { value: found[0] };
  const valid = found.findIndex((value) => validate(value).length === 0);
  if (valid >= 0) return { value: found[valid] };
  const [violation] = validate(found[0]);
  if (violation === undefined) return { value: found[0] };
  return violation.pointer === "" ? violation.rule : `has ${violation.pointer}, which ${violation.rule}`;
}

function missingDependent(
  { operation: { parameters, dependentRequired = {} } }: Target,
  found: ParameterReadings,
): BrokenParameter | undefined {
  const has = (name: string) =>
    parameters.some(
      (each) => each.in === "header" && each.name.toLowerCase() === name.toLowerCase() && found.get(each)?.length !== 0,
    );
  for (const [name, required] of Object.entries(dependentRequired)) {
    const missing = has(name) ? required.find((other) => !has(other)) : undefined;
    if (missing !== undefined) return { parameter: missing, rule: `is required when ${name} is given` };
  }
  return undefined;
}
