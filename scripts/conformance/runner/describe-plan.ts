import type { Facts, OperationFacts } from "revokit";
import { checks } from "../checks/registry.ts";
import type { Fixtures } from "./fixtures.ts";
import { inOrder } from "./run.ts";
import { changesUnnamed, isSafe } from "./safe-methods.ts";
import type { Selection } from "./selection.ts";

/**
 * What a run sends that may take effect: a line for each operation and each resource that it uses up. Empty if all
 * methods are safe.
 */
export function describeEffects(
  facts: Facts,
  fixtures: Pick<Fixtures, "operations">,
  selection?: Selection,
): readonly string[] {
  return inOrder(facts.operations)
    .filter(([operationId, { method }]) => !isSafe(method) && (selection?.hasOperation(operationId) ?? true))
    .filter(([operationId, operation]) => isNamed(operationId, operation, fixtures))
    .flatMap(([operationId, operation]) => effectsOf(operationId, operation, fixtures));
}

/** Whether the fixtures name what an operation changes, if its path does not. */
function isNamed(
  operationId: string,
  operation: OperationFacts,
  { operations }: Pick<Fixtures, "operations">,
): boolean {
  return !changesUnnamed(operation) || operations[operationId]?.fresh !== undefined;
}

function effectsOf(
  operationId: string,
  { method, path }: OperationFacts,
  { operations }: Pick<Fixtures, "operations">,
): readonly string[] {
  const { fresh } = operations[operationId] ?? {};
  const target = fresh === undefined && path.includes("{") ? ", on what this run creates" : "";
  return [
    `${operationId}  ${method} ${path}, with valid, invalid and hostile values${target}`,
    ...(fresh ?? []).map((each) => `  takes effect on ${Object.entries(each).flat().join(" ") || path}`),
  ];
}

/** What a run tries, in order: a line for each operation, what may take effect, and the checks. */
export function describePlan(
  facts: Facts,
  fixtures: Pick<Fixtures, "operations"> = { operations: {} },
  { readOnly = false, selection }: { readonly readOnly?: boolean; readonly selection?: Selection | undefined } = {},
): readonly string[] {
  const operations = inOrder(facts.operations).filter(([id]) => selection?.hasOperation(id) ?? true);
  return [
    `${facts.title} ${facts.version}`,
    ...operations.flatMap(([operationId, operation]) => {
      const applying = checks.filter(
        ({ id, appliesTo }) => (selection?.hasCheck(id) ?? true) && appliesTo?.(operation) !== false,
      );
      const name = `${operationId}  ${operation.method} ${operation.path}`;
      const refusal = readOnly
        ? "only safe methods to its path"
        : isNamed(operationId, operation, fixtures)
          ? undefined
          : "it changes what no id names: consent to that with `fresh: [{}]` in the fixtures";
      const unsafe =
        refusal === undefined ? effectsOf(operationId, operation, fixtures) : [`${name}: not sent, ${refusal}`];
      const lines = isSafe(operation.method) ? [name] : unsafe;
      return ["", ...lines, `  checks: ${applying.map(({ id }) => id).join(", ")}`];
    }),
    "",
  ];
}
