import type { OperationFacts } from "revokit";
import { exampleOf } from "revokit/toolkit";

/** The documented examples of an operation's required parameters in one place, by their names. */
export function requiredExamples(
  operation: OperationFacts,
  place: OperationFacts["parameters"][number]["in"],
): Record<string, unknown> {
  const required = operation.parameters.filter((each) => each.in === place && each.required);
  return Object.fromEntries(required.map((each) => [each.name, exampleOf(operation, each)]));
}
