import { brokenRule } from "../checks/check.ts";
import type { Operation, Parameter } from "../contract.ts";
import { InvalidRequestError } from "../errors.ts";
import { ownMember, setMember } from "../own-member.ts";
import { PairNames } from "../serialize/pair-names.ts";
import { encodeSegment } from "../serialize/segment.ts";
import { toText } from "../serialize/to-text.ts";
import { assertNamed } from "./assert-named.ts";
import { checkFieldValue } from "./field-value.ts";
import type { ParameterValues, WrittenParameters } from "./request-types.ts";

/**
 * Checks parameters against the document, and writes them. Throws an `InvalidRequestError`, which contains no value, for the
 * first
 * invalid one.
 */
export function writeParameters(operation: Operation, values: ParameterValues): WrittenParameters {
  const written: WrittenParameters = { path: {}, query: [], cookie: [], header: {} };
  const names = { query: new PairNames(), cookie: new PairNames() };
  for (const parameter of operation.parameters) {
    const { name, in: place, required } = parameter;
    const key = place === "header" ? name.toLowerCase() : name;
    const text = writeParameter(parameter, ownMember<unknown>(values[place] ?? {}, key));
    if (text === undefined) continue;
    if (place === "path" || place === "header") setMember(written[place], key, text);
    // An empty array or object adds nothing.
    else if (text !== "") {
      names[place].addPairs(name, text);
      written[place].push(text);
    } else if (required) throw new InvalidRequestError(name, "must not be empty");
  }
  const { header = {} } = values;
  operation.dependentRequired?.(header);
  for (const name in header) {
    const value = header[name] ?? undefined;
    if (value === undefined || Object.hasOwn(written.header, name)) continue;
    setMember(written.header, name, assertFieldValue(name, textOf(name, value)));
  }
  return written;
}

/**
 * Writes a parameter; undefined if it is absent. In headers and queries `null` means absent, as in openapi-fetch.
 */
export function writeParameter(
  { name, in: place, required, check, write }: Parameter,
  value: unknown,
): string | undefined {
  if (value === undefined || value === null) {
    if (required) throw new InvalidRequestError(name, "is required");
    return undefined;
  }
  const rule = check && brokenRule(check, value);
  if (rule !== undefined) throw new InvalidRequestError(name, rule);
  const text = write ? write(name, value) : textOf(name, value);
  if (place === "header") return assertFieldValue(name, text);
  return place === "path" && !write ? encodeSegment(text, name) : text;
}

/** Throws an `InvalidRequestError` for an unknown parameter, which would otherwise be dropped silently. */
export function assertDocumented({ parameters }: Operation, values: ParameterValues): void {
  assertNamed("params", values);
  for (const place of ["path", "query", "cookie"] as const) {
    const given = values[place];
    if (given) assertNamed(`params.${place}`, given);
    for (const name in given) {
      if (!parameters.some((each) => each.in === place && each.name === name)) {
        throw new InvalidRequestError(name, `is not a parameter in the ${place} of this operation`);
      }
    }
  }
}

function textOf(name: string, value: unknown): string {
  const text = toText(value);
  if (text === undefined) throw new InvalidRequestError(name, "must be a string, a finite number or a boolean");
  return text;
}

function assertFieldValue(name: string, text: string): string {
  const rule = checkFieldValue(text);
  if (rule !== undefined) throw new InvalidRequestError(name, rule);
  return text;
}
