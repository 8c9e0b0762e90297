import type { ValidCall } from "../call.ts";
import { pathTexts } from "../call.ts";
import { withAt } from "../json.ts";
import type { Answer } from "../response/answer.ts";
import type { DocumentedResponse } from "../response/documented-response.ts";
import { errorResponse } from "../response/error-response.ts";
import { fillExample } from "../response/fill-example.ts";
import { isValidBody } from "../response/valid-body.ts";
import { isObject } from "../../validation/values.ts";
import { NO_SUCCESS } from "./answer-item.ts";
import type { CollectionOperation } from "./collections.ts";
import type { StoredItem } from "./items.ts";
import { paginate } from "./pagination.ts";

/** Answers with the page of a list that the query asks for. */
export function answerList(
  call: ValidCall,
  { collection, place }: CollectionOperation,
  success: DocumentedResponse | undefined,
  stored: readonly StoredItem[],
): Answer {
  const { target, number, parameters } = call;
  if (success === undefined) return errorResponse(target.api, target, { status: 501, because: NO_SUCCESS }, number);
  const page = paginate(stored, parameters.query, ({ path }) => path[collection.id.name] ?? "");
  const example = success.content?.value;
  const items = page.items.map(({ item }) => item);
  const bodies = [items, items.map((item) => ({ ...collection.example.item, ...item }))].map((list) =>
    withCounts(withAt(example, place?.pointer ?? "", list), page.total, page.hasMore),
  );
  const body = bodies.find((each) => isValidBody(target, success, each));
  return fillExample(target, success, number, { path: pathTexts(call), ...(body !== undefined && { body }) });
}

/** The example's members that count the items. */
function withCounts(body: unknown, total: number, hasMore: boolean): unknown {
  if (!isObject(body)) return body;
  const counted = Object.entries(body).map(([name, value]): [string, unknown] => {
    if (typeof value === "number" && /^total(_?(count|items|results))?$/i.test(name)) return [name, total];
    return [name, typeof value === "boolean" && /^has_?(more|next)/i.test(name) ? hasMore : value];
  });
  return Object.fromEntries(counted);
}
