import type { ParameterFacts } from "revokit";
import { serialize } from "../../runner/serialize.ts";
import type { ServerTestContext } from "../../runner/server-test-context.ts";

/** Headers with valid values, as they go over the wire. */
export function headersOf(context: ServerTestContext, names: readonly string[]): Record<string, string> {
  const named = context.operation.parameters.filter((each) => each.in === "header" && names.includes(each.name));
  return Object.fromEntries(
    named.flatMap((each) => {
      const value = context.valueOf(each);
      return value === undefined ? [] : [[each.name, serialize(each, value)]];
    }),
  );
}

/** Valid values of a place's optional parameters. */
export function optionalValues(context: ServerTestContext, place: ParameterFacts["in"]): Record<string, unknown> {
  const optional = context.operation.parameters.filter((each) => each.in === place && !each.required);
  return Object.fromEntries(optional.map((each) => [each.name, context.valueOf(each)]));
}
