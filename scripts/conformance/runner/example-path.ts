import type { OperationFacts } from "revokit";
import { exampleOf } from "revokit/toolkit";
import type { Path } from "./fixtures.ts";

/** The path of the document's examples. */
export function examplePath(operation: OperationFacts): Path {
  const parameters = operation.parameters.filter(({ in: place }) => place === "path");
  return Object.fromEntries(parameters.map((each) => [each.name, String(exampleOf(operation, each))]));
}
