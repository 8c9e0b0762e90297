import type { OperationFacts, ParameterFacts } from "../../facts.ts";
import { toText } from "../json.ts";
import { exampleOf } from "../mock-api.ts";

/** A page of a list, and its size as a whole. */
export interface Page<T> {
  readonly items: readonly T[];
  readonly total: number;
  readonly hasMore: boolean;
}

const LIMIT = /^(\$?top|limit|per_?page|(page|batch)_?(size|limit)|size|count|max_?(results|items)|take|first)$/i;
const OFFSET = /^(\$?skip|offset|start(_?(index|at))?|from)$/i;
const PAGE = /^page(_?(number|no))?$/i;
const CURSOR = /^(after|cursor|starting_?after|(next_?)?page_?token|continuation_?token|marker)$/i;

/**
 * The page of a list that the query parameters ask for, recognized by their usual names. A cursor is the id of the previous
 * page's last item; an empty one and the document's example stand for the first page.
 * @returns the cursor's parameter if no item has its id: the first page again would never end
 */
export function paginate<T>(
  items: readonly T[],
  operation: OperationFacts,
  query: Readonly<Record<string, unknown>>,
  idOf: (item: T) => string,
): Page<T> | ParameterFacts {
  const given = (pattern: RegExp) =>
    operation.parameters.find(
      ({ in: place, name }) => place === "query" && pattern.test(name) && query[name] !== undefined,
    );
  const numberOf = (pattern: RegExp) => {
    const value = query[given(pattern)?.name ?? ""];
    return typeof value === "number" && Number.isInteger(value) && value >= 0 ? value : undefined;
  };
  const limit = numberOf(LIMIT);
  const cursor = given(CURSOR);
  const text = toText(query[cursor?.name ?? ""]);
  const after = cursor === undefined ? -1 : items.findIndex((item) => idOf(item) === text);
  if (cursor !== undefined && after < 0 && text !== "" && text !== toText(exampleOf(operation, cursor))) return cursor;
  const page = numberOf(PAGE);
  const before = page === undefined ? 0 : Math.max(0, page - firstPage(operation, given(PAGE)));
  const start = after + 1 + (numberOf(OFFSET) ?? before * (limit ?? items.length));
  const end = limit === undefined ? items.length : start + limit;
  return { items: items.slice(start, end), total: items.length, hasMore: end < items.length };
}

/** The number of the first page: 0 if the document allows it or shows it, as its example or default. */
function firstPage(operation: OperationFacts, parameter: ParameterFacts | undefined): number {
  if (parameter === undefined) return 1;
  return parameter.schema.minimum === 0 || exampleOf(operation, parameter) === 0 ? 0 : 1;
}
