import type { ValidCall } from "../call.ts";
import { pathTexts } from "../call.ts";
import { withAt } from "../json.ts";
import type { Answer } from "../response/answer.ts";
import type { DocumentedResponse } from "../response/documented-response.ts";
import { errorResponse, invalidParameter } from "../response/error-response.ts";
import { fillExample } from "../response/fill-example.ts";
import { isValidBody } from "../response/valid-body.ts";
import { isObject } from "../../validation/values.ts";
import { NO_SUCCESS } from "./answer-item.ts";
import type { CollectionOperation } from "./collections.ts";
import type { StoredItem } from "./items.ts";
import { type Page, paginate } from "./pagination.ts";

/** Names of the member that has the cursor of the next page. */
const NEXT_CURSOR = /^(next_?)?(cursor|page_?token|continuation_?token|marker)$/i;

/** Answers with the page of a list that the query asks for. */
export function answerList(
  call: ValidCall,
  { collection, place }: CollectionOperation,
  success: DocumentedResponse | undefined,
  stored: readonly StoredItem[],
): Answer {
  const { target, number, parameters } = call;
  if (success === undefined) return errorResponse(target.api, target, { status: 501, because: NO_SUCCESS }, number);
  const page = paginate(stored, target.operation, parameters.query, ({ path }) => path[collection.id.name] ?? "");
  if ("name" in page) {
    const because = `No item has the id in the parameter ${page.name}, which must be a cursor of this list.`;
    const error = { ...invalidParameter(target, page.name), parameter: page.name, because };
    return errorResponse(target.api, target, error, number);
  }
  const example = success.content?.value;
  const items = page.items.map(({ item }) => item);
  const last = page.items.at(-1)?.path[collection.id.name];
  const cursors = page.hasMore && last !== undefined ? [last] : [null, undefined, ""];
  const lists = [items, items.map((item) => ({ ...collection.example.item, ...item }))];
  const bodies = cursors.flatMap((next) =>
    lists.map((list) => withPage(withAt(example, place?.pointer ?? "", list), page, next)),
  );
  const body = bodies.find((each) => isValidBody(target, success, each));
  return fillExample(target, success, number, { path: pathTexts(call), ...(body !== undefined && { body }) });
}

/** A list's body, with the members that describe the page, recognized by their usual names. */
function withPage(body: unknown, { total, hasMore }: Page<unknown>, next: string | null | undefined): unknown {
  if (!isObject(body)) return body;
  const described = Object.entries(body).map(([name, value]): [string, unknown] => {
    if (typeof value === "number" && /^total(_?(count|items|results))?$/i.test(name)) return [name, total];
    if (typeof value === "boolean" && /^has_?(more|next)/i.test(name)) return [name, hasMore];
    return [name, typeof value === "string" && NEXT_CURSOR.test(name) ? next : value];
  });
  return Object.fromEntries(described.filter(([, value]) => value !== undefined));
}
