import type { FunctionCode } from "./code.ts";

/**
 * TypeScript follows the flow of a function through a limited number of branches (TS2563), and its time grows with their
 * square.
 */
const MAX_STATEMENTS = 250;

/**
 * The statements of groups that are independent of each other, in several nested functions if they are too many for one.
 * @param guard a test that the statements rely on: TypeScript forgets in a nested function what was tested around it
 */
export function inParts(code: FunctionCode, groups: readonly (readonly string[])[], guard?: string): string[] {
  const statements = groups.flat();
  if (statements.length <= MAX_STATEMENTS) return statements;
  const parts: string[][] = [];
  for (const group of groups) {
    const last = parts.at(-1);
    if (last !== undefined && last.length + group.length <= MAX_STATEMENTS) last.push(...group);
    else parts.push([...group]);
  }
  return parts.map((part) =>
    nestedFunction(code.variable("part"), guard === undefined ? part : [`if (!${guard}) return;`, ...part]),
  );
}

/** One statement, whose branches are not part of the surrounding function. */
function nestedFunction(name: string, statements: readonly string[]): string {
  return [`function ${name}() {`, ...statements, "}", `${name}();`].join("\n");
}
