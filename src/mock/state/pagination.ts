import { toText } from "../json.ts";

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
 * page's last item.
 */
export function paginate<T>(
  items: readonly T[],
  query: Readonly<Record<string, unknown>>,
  idOf: (item: T) => string,
): Page<T> {
  const numberOf = (pattern: RegExp) => {
    const value = Object.entries(query).find(([name]) => pattern.test(name))?.[1];
    return typeof value === "number" && Number.isInteger(value) && value >= 0 ? value : undefined;
  };
  const limit = numberOf(LIMIT);
  const page = numberOf(PAGE);
  const cursor = Object.entries(query).find(([name]) => CURSOR.test(name))?.[1];
  const after = cursor === undefined ? -1 : items.findIndex((item) => idOf(item) === toText(cursor));
  const start =
    after + 1 + (numberOf(OFFSET) ?? (page === undefined ? 0 : Math.max(0, page - 1) * (limit ?? items.length)));
  const end = limit === undefined ? items.length : start + limit;
  return { items: items.slice(start, end), total: items.length, hasMore: end < items.length };
}
