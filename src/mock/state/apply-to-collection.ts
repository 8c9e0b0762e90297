import type { Server, ValidCall } from "../call.ts";
import { pathTexts } from "../call.ts";
import { getByPointer } from "../../json-pointer.ts";
import { toText, withAt } from "../json.ts";
import type { Target } from "../mock-api.ts";
import { checkParameter } from "../request/check-parameters.ts";
import { type Answer, withHeaders } from "../response/answer.ts";
import {
  documentedAs,
  type DocumentedResponse,
  documentedResponse,
  successStatus,
} from "../response/documented-response.ts";
import { errorResponse } from "../response/error-response.ts";
import { fillExample, isValidBody } from "../response/fill-example.ts";
import { type Collection, type CollectionOperation, idNameOf } from "./collections.ts";
import type { Owner, StoredItem } from "./items.ts";
import { paginate } from "./pagination.ts";
import { isObject } from "../../validation.ts";

type Item = StoredItem["item"];

/** Applies an operation to its collection, and answers with the result. */
export function applyToCollection(
  server: Server,
  call: ValidCall,
  found: CollectionOperation,
  idempotencyKey: string | undefined,
): Answer {
  const { target, caller } = call;
  const { items, record } = server.store;
  const { collection, role } = found;
  const owner: Owner = { tenant: caller.tenant, api: target.api.facts.name, collection };
  const texts = pathTexts(call);
  const success = documentedFor(call, successStatus(target));
  const note = (path: StoredItem["path"], from: string, to: string) =>
    record({ target, tenant: caller.tenant, path, from, to, idempotencyKey });

  if (role === "list") return answerList(call, found, success, items.list(owner, texts));
  if (role === "create") {
    const shown = itemAt(success?.content?.value, found.place?.pointer ?? "");
    const isTaken = (id: string) => items.get(owner, { ...texts, [collection.id.name]: id }) !== undefined;
    const id = freshId(call, collection, shown[idNameOf(collection) ?? ""], isTaken, items.next());
    const path = { ...texts, [collection.id.name]: id };
    const item = { ...shown, ...itemOf(call, found), ...idOf(collection, path) };
    items.set(owner, { path, item });
    note(path, "absent", "present");
    return answerItem(call, found, success, item, path);
  }
  const stored = items.get(owner, texts);
  if (stored === undefined && !(role === "replace" && mayCreate(target))) {
    return documentedAs(target.operation.responses, 404) === undefined
      ? answerItem(call, found, success, undefined, texts)
      : errorResponse(target.api, target, missing(collection), call.number);
  }
  switch (role) {
    case "read":
      return answerItem(call, found, success, stored?.item, texts);
    case "delete":
      items.remove(owner, texts);
      note(texts, "present", "absent");
      return answerItem(call, found, success, stored?.item, texts);
    case "replace":
    case "update": {
      const before = role === "update" ? stored?.item : idOf(collection, texts);
      const item = { ...before, ...itemOf(call, found), ...idOf(collection, texts) };
      items.set(owner, { path: texts, item });
      note(texts, stored === undefined ? "absent" : "present", "present");
      const created = stored === undefined ? documentedFor(call, 201) : undefined;
      return answerItem(call, found, created ?? success, item, texts);
    }
  }
}

function missing({ id }: Collection) {
  return { status: 404, because: `There is no such ${id.name}.`, parameter: id.name };
}

function documentedFor({ target, request }: ValidCall, status: number): DocumentedResponse | undefined {
  return documentedResponse(target, status, { accept: request.headers.get("accept") });
}

/** Whether PUT creates a missing item: the document has a 201, or no 404. */
function mayCreate({ operation: { responses } }: Target): boolean {
  return Object.hasOwn(responses, "201") || documentedAs(responses, 404) === undefined;
}

/** The item in a request body, unwrapped from the envelope that responses also use. */
function itemOf({ body, target }: ValidCall, { place }: CollectionOperation): Item {
  const [name = ""] = place?.pointer.split("/").slice(1) ?? [];
  const given = isObject(body.value) ? body.value : {};
  const item = isObject(given[name]) ? given[name] : given;
  const schemas = Object.values(target.operation.requestBody?.content ?? {}).map(({ schema }) => schema);
  const isSecret = (key: string) => schemas.some(({ properties = {} }) => properties[key]?.writeOnly === true);
  return Object.fromEntries(Object.entries(item).filter(([key]) => !isSecret(key)));
}

/** An item's id member, in the type of the document's example. */
function idOf(collection: Collection, path: StoredItem["path"]): Item {
  const name = idNameOf(collection);
  const text = path[collection.id.name];
  if (name === undefined || text === undefined) return {};
  return { [name]: typeof collection.example.item[name] === "number" ? Number(text) : text };
}

/** The document's example id of a created item, or a similar one that is not taken. */
function freshId(
  { target }: ValidCall,
  { id, example }: Collection,
  created: unknown,
  isTaken: (id: string) => boolean,
  number: number,
): string {
  const shown = example.path[id.name] ?? "";
  const numeric = id.schema.type?.some((type) => type === "integer" || type === "number") === true;
  const candidates: readonly unknown[] = numeric
    ? [created, Number(shown) + number, number]
    : [
        created,
        shown.replace(/[0-9]{1,12}$/, ({ length }) => String(number).padStart(length, "0").slice(-length)),
        shown.replace(/[0-9a-z]{1,8}$/i, ({ length }) => String(number).padStart(length, "0").slice(-length)),
        `00000000-0000-4000-8000-${String(number).padStart(12, "0")}`,
        String(number),
      ];
  const isFresh = (candidate: unknown) =>
    ["string", "number"].includes(typeof candidate) &&
    !isTaken(toText(candidate)) &&
    checkParameter(target, { ...id, in: "path" }, candidate) === undefined;
  return toText(candidates.find(isFresh) ?? number);
}

function answerItem(
  call: ValidCall,
  { place }: CollectionOperation,
  success: DocumentedResponse | undefined,
  item: Item | undefined,
  path: StoredItem["path"],
): Answer {
  const { target, number, url } = call;
  if (success === undefined) return errorResponse(target.api, target, { status: 501, because: NOTHING }, number);
  const example = success.content?.value;
  const bodies = place === undefined || item === undefined ? [] : variants(example, place.pointer, item);
  const body = bodies.find((each) => isValidBody(target, success, each));
  const answer = fillExample(target, success, number, { path, ...(body !== undefined && { body }) });
  const id = Object.values(path).at(-1) ?? "";
  const header = Object.keys(answer.headers).find((name) => name.toLowerCase() === "location");
  if (target.operation.method !== "POST" || header === undefined) return answer;
  const own = `${url.pathname}/${encodeURIComponent(id)}`;
  const { headers } = target.api.validators[target.operationId]?.responses[success.documentedAs] ?? {};
  const validate = headers?.[header]?.validate;
  // A document may want a whole URL.
  const fitting = [own, url.origin + own].find((each) => validate === undefined || validate(each).length === 0);
  return fitting === undefined ? answer : withHeaders(answer, { Location: fitting });
}

const NOTHING = "The description documents no success to answer with.";

function itemAt(body: unknown, pointer: string): Item {
  const found = getByPointer(body, pointer);
  return isObject(found) ? found : {};
}

/** Candidate bodies: with the whole item, then with only the members that the example has. */
function variants(example: unknown, pointer: string, item: Item): readonly unknown[] {
  const known = itemAt(example, pointer);
  const common = Object.fromEntries(Object.entries(item).filter(([name]) => Object.hasOwn(known, name)));
  return [item, { ...known, ...item }, { ...known, ...common }].map((each) => withAt(example, pointer, each));
}

function answerList(
  call: ValidCall,
  { collection, place }: CollectionOperation,
  success: DocumentedResponse | undefined,
  stored: readonly StoredItem[],
): Answer {
  const { target, number, parameters } = call;
  if (success === undefined) return errorResponse(target.api, target, { status: 501, because: NOTHING }, number);
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
