import type { MockContext, ValidCall } from "../call.ts";
import { pathTexts } from "../call.ts";
import type { Target } from "../mock-api.ts";
import type { Answer } from "../response/answer.ts";
import {
  documentedAs,
  type DocumentedResponse,
  documentedResponse,
  successStatus,
} from "../response/documented-response.ts";
import { errorResponse } from "../response/error-response.ts";
import { answerItem } from "./answer-item.ts";
import { answerList } from "./answer-list.ts";
import { type Collection, type CollectionOperation, idNameOf } from "./collections.ts";
import { freshId } from "./fresh-id.ts";
import { idMembers, sentItem, serverMembers, shownItem } from "./item-members.ts";
import type { Items, ItemScope, StoredItem } from "./items.ts";
import { patchItem } from "./patch-item.ts";

/** What all roles of an operation in a collection share. */
interface Context {
  readonly call: ValidCall;
  readonly found: CollectionOperation;
  readonly items: Items;
  readonly scope: ItemScope;
  /** The call's path parameters. */
  readonly texts: StoredItem["path"];
  readonly success: DocumentedResponse | undefined;
  /** Records a change in the ledger. */
  readonly note: (path: StoredItem["path"], from: string, to: string) => void;
}

/** Applies an operation to its collection, and answers with the result. */
export function applyToCollection(
  server: MockContext,
  call: ValidCall,
  found: CollectionOperation,
  idempotencyKey: string | undefined,
): Answer {
  const { target, caller } = call;
  const { items, ledger } = server.store;
  const { collection, role } = found;
  const scope: ItemScope = { tenant: caller.tenant, api: target.api.facts.name, collection };
  const texts = pathTexts(call);
  const success = responseFor(call, successStatus(target));
  const context: Context = {
    ...{ call, found, items, scope, texts, success },
    note: (path, from, to) => ledger.record({ target, tenant: caller.tenant, path, from, to, idempotencyKey }),
  };
  if (role === "list") return answerList(call, found, success, items.list(scope, texts));
  return role === "create" ? createItem(context) : applyToItem(context, role);
}

function createItem({ call, found, items, scope, texts, success, note }: Context): Answer {
  const { collection, place } = found;
  const shown = shownItem(success?.content?.value, place);
  const sent = sentItem(call, found);
  const idName = idNameOf(collection) ?? "";
  const isTaken = (id: string) => items.get(scope, { ...texts, [collection.id.name]: id }) !== undefined;
  const id = freshId(call, collection, [sent[idName], shown[idName]], isTaken, items.next());
  const path = { ...texts, [collection.id.name]: id };
  const item = { ...serverMembers(call, shown), ...sent, ...idMembers(collection, path) };
  items.set(scope, { path, item });
  note(path, "absent", "present");
  return answerItem(call, found, success, item, path);
}

function applyToItem(context: Context, role: Exclude<CollectionOperation["role"], "list" | "create">): Answer {
  const { call, found, items, scope, texts, success, note } = context;
  const { collection } = found;
  const { api, operation } = call.target;
  const stored = items.get(scope, texts);
  if (stored === undefined && !(role === "replace" && mayCreate(call.target))) {
    // An API that documents no 404 is taken to have every item.
    return documentedAs(operation.responses, 404) === undefined
      ? answerItem(call, found, success, undefined, texts)
      : errorResponse(api, call.target, missing(collection), call.number);
  }
  switch (role) {
    case "read":
      return answerItem(call, found, success, stored?.item, texts);
    case "delete":
      items.remove(scope, texts);
      note(texts, "present", "absent");
      return answerItem(call, found, success, stored?.item, texts);
    case "replace":
    case "update": {
      const own = idMembers(collection, texts);
      const changed =
        role === "update" ? patchItem(call, found, stored?.item ?? {}) : { item: { ...own, ...sentItem(call, found) } };
      if ("error" in changed) return errorResponse(api, call.target, changed.error, call.number);
      const item = { ...changed.item, ...own };
      items.set(scope, { path: texts, item });
      note(texts, stored === undefined ? "absent" : "present", "present");
      const created = stored === undefined ? responseFor(call, 201) : undefined;
      return answerItem(call, found, created ?? success, item, texts);
    }
  }
}

function missing({ id }: Collection) {
  return { status: 404, because: `No item has this ${id.name}.`, parameter: id.name };
}

function responseFor({ target, request }: ValidCall, status: number): DocumentedResponse | undefined {
  return documentedResponse(target, status, { accept: request.headers.get("accept") });
}

/** Whether PUT creates a missing item: the document has a 201, or no 404. */
function mayCreate({ operation: { responses } }: Target): boolean {
  return Object.hasOwn(responses, "201") || documentedAs(responses, 404) === undefined;
}
