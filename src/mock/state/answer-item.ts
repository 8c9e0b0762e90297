import type { ValidCall } from "../call.ts";
import { withAt } from "../json.ts";
import { type Answer, withHeaders } from "../response/answer.ts";
import type { DocumentedResponse } from "../response/documented-response.ts";
import { errorResponse } from "../response/error-response.ts";
import { fillExample } from "../response/fill-example.ts";
import { isValidBody } from "../response/valid-body.ts";
import type { CollectionOperation } from "./collections.ts";
import { type Item, shownItem } from "./item-members.ts";
import type { ItemPlace } from "./item-place.ts";
import type { StoredItem } from "./items.ts";

/** Why there is no answer to what took effect. */
export const NO_SUCCESS = "The document has no success to answer with.";

/** Answers with an item, in the place where the document shows one; `undefined` shows the document's example. */
export function answerItem(
  call: ValidCall,
  { place }: CollectionOperation,
  success: DocumentedResponse | undefined,
  item: Item | undefined,
  path: StoredItem["path"],
): Answer {
  const { target, number, url } = call;
  if (success === undefined) return errorResponse(target.api, target, { status: 501, because: NO_SUCCESS }, number);
  const example = success.content?.value;
  const bodies = place === undefined || item === undefined ? [] : variants(example, place, item);
  const body = bodies.find((each) => isValidBody(target, success, each));
  const answer = fillExample(target, success, number, { path, ...(body !== undefined && { body }) });
  const id = Object.values(path).at(-1) ?? "";
  const header = Object.keys(answer.headers).find((name) => name.toLowerCase() === "location");
  if (target.operation.method !== "POST" || header === undefined) return answer;
  const own = `${url.pathname}/${encodeURIComponent(id)}`;
  const { headers } = target.api.validators[target.operationId]?.responses[success.documentedAs] ?? {};
  const validate = headers?.[header]?.validate;
  // A document may require a complete URL.
  const fitting = [own, url.origin + own].find((each) => validate === undefined || validate(each).length === 0);
  return fitting === undefined ? answer : withHeaders(answer, { Location: fitting });
}

/** Candidate bodies: with the whole item, then with only the members that the example has. */
function variants(example: unknown, place: ItemPlace, item: Item): readonly unknown[] {
  const known = shownItem(example, place);
  const common = Object.fromEntries(Object.entries(item).filter(([name]) => Object.hasOwn(known, name)));
  return [item, { ...known, ...item }, { ...known, ...common }].map((each) => withAt(example, place.pointer, each));
}
