import type { Api, Resource } from "../world.ts";
import type { Word } from "./rules.ts";

const STATUSES: Readonly<Record<Api, Readonly<Record<Word, number>>>> = {
  natural: {
    ...{ denied: 401, malformed: 422, unknown: 404, ended: 404 },
    ...{ otherRequest: 409, running: 409, tooMany: 429, broken: 500 },
  },
  kirim: {
    ...{ denied: 401, malformed: 400, unknown: 404, ended: 409 },
    ...{ otherRequest: 409, running: 409, tooMany: 429, broken: 500 },
  },
};

const DETAILS: Readonly<Record<Word, string>> = {
  denied: "Your key isn’t valid here.",
  malformed: "The request isn’t valid.",
  unknown: "There is no such thing.",
  ended: "It isn’t active any more.",
  otherRequest: "IDEMPOTENCY_KEY_REUSED",
  running: "IDEMPOTENCY_REQUEST_IN_PROGRESS",
  tooMany: "Too many requests.",
  broken: "It broke.",
};

export function statusOf(api: Api, word: Word): number {
  return STATUSES[api][word];
}

export function failureBody(api: Api, word: Word, requestId: string, detail: string = DETAILS[word]): unknown {
  const status = statusOf(api, word);
  return api === "natural"
    ? { errors: [{ code: word.toLowerCase(), detail, status: String(status), meta: { supportId: requestId } }] }
    : { error: { type: word, code: word.toLowerCase(), message: detail, request_id: requestId } };
}

export function successBody(api: Api, resource: Resource, requestId: string): unknown {
  if (api === "kirim") {
    const data = { id: resource.id, object: "customer_setup_link", revoked: true, status: "revoked" };
    return { data, request_id: requestId };
  }
  const attributes = {
    name: resource.name,
    email: "ops@example.com",
    status: "REVOKED",
    permissions: [],
    limits: { perTransaction: 5, perDay: null },
    createdAt: "2026-01-11T12:00:00.000Z",
    updatedAt: resource.changedAt,
  };
  const agent = { data: { type: "agent", id: resource.parent, attributes: { name: null } } };
  return {
    data: { type: "customerInvitation", id: resource.id, attributes, relationships: { agent } },
    meta: { deleted: true },
  };
}
