import type { BulkOperation, Column } from "../api/operation.ts";
import type { RowArgs } from "../api/call.ts";
import { INEXACT, isExact, parseJson, type ParsedJson } from "./parse-json.ts";

/** A row's values, or what is wrong with them. */
export type ReadValues = { readonly args: RowArgs } | { readonly problem: string };

/** Reads a line's values as the types of their columns. */
export function readValues(
  { columns, operationId }: BulkOperation,
  values: Readonly<Record<string, unknown>>,
  isText: boolean,
): ReadValues {
  const args: [string, unknown][] = [];
  for (const [name, value] of Object.entries(values)) {
    const column = columns.find((each) => each.name === name);
    if (column === undefined) return { problem: unknownColumn(name, operationId, columns) };
    if (isText && name !== "body" && typeof value === "string" && value.trim() !== value)
      return { problem: `${name} begins or ends with a blank: write it as JSON if it is meant` };
    const read = isText && typeof value === "string" ? readText(column, value) : { value };
    if ("problem" in read) return { problem: `${name} ${read.problem}` };
    args.push([name, read.value]);
  }
  return { args: Object.fromEntries(args) };
}

function unknownColumn(name: string, operationId: string, columns: readonly Column[]): string {
  const known = columns.map((column) => column.name).join(", ");
  return `${JSON.stringify(name)} is not a parameter of ${operationId}, which takes ${known || "none"}`;
}

const NUMBER = /^-?(0|[1-9]\d*)(\.\d+)?([eE][+-]?\d+)?$/;

/** Text that does not fit its type stays text: the check against the contract reports the rule. */
function readText({ types, isJson = false }: Column, text: string): ParsedJson {
  if (isJson) return parseJson(text);
  if (types.length === 0 || types.includes("string")) return { value: text };
  if ((types.includes("integer") || types.includes("number")) && NUMBER.test(text)) {
    return isExact(text) ? { value: Number(text) } : { problem: INEXACT };
  }
  if (types.includes("boolean") && /^(true|false)$/.test(text)) return { value: text === "true" };
  if (types.includes("array") || types.includes("object")) return parseJson(text);
  return { value: text };
}
