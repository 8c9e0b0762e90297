import type { BulkOperation, Column } from "../api/operation.ts";
import type { RowArgs } from "../api/call.ts";

/** A row's values, or what is wrong with them. */
export type ReadValues = { readonly args: RowArgs } | { readonly problem: string };

/** Reads a line's values as what their columns may hold. */
export function readValues(
  { columns, operationId }: BulkOperation,
  values: Readonly<Record<string, unknown>>,
  isText: boolean,
): ReadValues {
  const args: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(values)) {
    const column = columns.find((each) => each.name === name);
    if (column === undefined) return { problem: `${name} is not a parameter of ${operationId}` };
    args[name] = isText && typeof value === "string" ? readText(column, value) : value;
  }
  return { args };
}

const NUMBER = /^-?(0|[1-9]\d*)(\.\d+)?([eE][+-]?\d+)?$/;

/** What can't be read as its type stays text: the check against the contract says what it has to be. */
function readText({ types }: Column, text: string): unknown {
  if (types.length === 0 || types.includes("string")) return text;
  if ((types.includes("integer") || types.includes("number")) && NUMBER.test(text)) return Number(text);
  if (types.includes("boolean") && /^(true|false)$/.test(text)) return text === "true";
  if (types.includes("array") || types.includes("object")) return parseJson(text);
  return text;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
