import type { ParameterFacts } from "revokit";
import { canBeWritten, serialize } from "../../runner/serialize.ts";
import type { ServerTestContext } from "../../runner/server-test-context.ts";

/** Headers with valid values, as they go over the wire. */
export function headersOf(context: ServerTestContext, names: readonly string[]): Record<string, string> {
  const named = context.operation.parameters.filter((each) => each.in === "header" && names.includes(each.name));
  const writable = named.filter((each) => canBeWritten(each, context.valueOf(each)));
  return Object.fromEntries(writable.map((each) => [each.name, serialize(each, context.valueOf(each))]));
}

/** Valid values of a place's optional parameters. */
export function optionalValues(context: ServerTestContext, place: ParameterFacts["in"]): Record<string, unknown> {
  const optional = context.operation.parameters.filter((each) => each.in === place && !each.required);
  const writable = optional.filter((each) => canBeWritten(each, context.valueOf(each)));
  return Object.fromEntries(writable.map((each) => [each.name, context.valueOf(each)]));
}
