import type { Facts } from "revokit";
import { SelectionError } from "./selection.ts";

/** Throws a `SelectionError` if the document's `x-conformance` names a check that does not exist. */
export function assertKnownChecks({ operations }: Facts, checks: readonly string[]): void {
  for (const [operationId, { conformance = {} }] of Object.entries(operations)) {
    const unknown = Object.keys(conformance).find((id) => !checks.includes(id));
    if (unknown === undefined) continue;
    throw new SelectionError(
      `x-conformance of ${operationId}: there is no check ${JSON.stringify(unknown)}. Checks: ${checks.join(", ")}.`,
    );
  }
}
