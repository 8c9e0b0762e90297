import type { Fault } from "../../fault.ts";
import type { Api } from "../../world.ts";
import type { Said } from "../rules.ts";
import { ruleFault } from "./fault.ts";

/** Changes responses that have one of `statuses`. */
function said(api: Api, id: string, what: string, statuses: readonly number[], change: (said: Said) => Said): Fault {
  return ruleFault(api, id, what, { last: (one) => (statuses.includes(one.status) ? change(one) : one) });
}

function withHeaders(more: Readonly<Record<string, string>>): (said: Said) => Said {
  return (one) => ({ ...one, headers: { ...one.headers, ...more } });
}

function withoutHeader(name: string): (said: Said) => Said {
  return (one) => ({
    ...one,
    headers: Object.fromEntries(Object.entries(one.headers).filter(([key]) => key !== name)),
  });
}

function withBody(change: (text: string) => Said["body"]): (said: Said) => Said {
  return (one) => ({ ...one, body: change(String(one.body)) });
}

export const answerFaults: readonly Fault[] = [
  said("kirim", "no-content", "answers a success with an undocumented 204", [200], (one) => ({
    ...one,
    status: 204,
    body: null,
  })),
  said("natural", "no-type", "answers without a media type", [200], (one) => ({
    ...withoutHeader("Content-Type")(one),
    body: new TextEncoder().encode(String(one.body)),
  })),
  said(
    "natural",
    "no-challenge-natural",
    "leaves WWW-Authenticate out of a 401",
    [401],
    withoutHeader("WWW-Authenticate"),
  ),
  said("kirim", "html-not-found", "answers a resource that doesn't exist with a page", [404], (one) => ({
    ...withHeaders({ "Content-Type": "text/html" })(one),
    body: "<h1>Not found</h1>",
  })),
  said(
    "kirim",
    "empty-401",
    "answers a 401 without its body",
    [401],
    withBody(() => null),
  ),
  said(
    "natural",
    "empty-404",
    "answers a 404 without its body",
    [404],
    withBody(() => null),
  ),
  said("kirim", "error-type-number", "answers an error with a number where a text belongs", [401, 404, 409], (one) =>
    withBody((text) => text.replace(/"code":"\w+"/, '"code":17'))(one),
  ),
  said(
    "kirim",
    "error-null",
    "answers an error with null",
    [401, 404, 409],
    withBody(() => "null"),
  ),
  said("natural", "bad-utf-8", "writes bytes that are not UTF-8", [200], (one) => ({
    ...one,
    body: new Uint8Array([...new TextEncoder().encode(String(one.body))].map((byte) => (byte === 0xc3 ? 0xff : byte))),
  })),
  said(
    "natural",
    "nan",
    "writes NaN into JSON",
    [200],
    withBody((text) => text.replace('"perDay":null', '"perDay":NaN')),
  ),
  said("natural", "cents", "answers with half a cent where whole numbers belong", [200], (one) =>
    withBody((text) => text.replace('"perTransaction":5', '"perTransaction":5.5'))(one),
  ),
  said(
    "natural",
    "single-quotes",
    "writes JSON with single quotes",
    [404],
    withBody((text) => text.replaceAll('"', "'")),
  ),
  said(
    "natural",
    "comma-at-end",
    "writes a comma after the last member",
    [200],
    withBody((text) => `${text.slice(0, -1)},}`),
  ),
  said("natural", "deleted-text", "answers with a text where a boolean belongs", [200], (one) =>
    withBody((text) => text.replace('"deleted":true', '"deleted":"true"'))(one),
  ),
  said("natural", "permissions-text", "answers with a text where a list belongs", [200], (one) =>
    withBody((text) => text.replace('"permissions":[]', '"permissions":""'))(one),
  ),
  said("natural", "agent-id", "answers with an id that breaks its pattern", [200], (one) =>
    withBody((text) => text.replace("agt_", "agent_"))(one),
  ),
  said("natural", "member-twice-natural", "writes a member of an error twice", [404], (one) =>
    withBody((text) => text.replace('"status":', '"code":"x","status":'))(one),
  ),
  said("kirim", "id-missing", "leaves the id out of a success", [200], (one) =>
    withBody((text) => text.replace(/"id":"csl_\w+",/, ""))(one),
  ),
  said("kirim", "request-id-missing", "leaves the request id out of an error", [401, 404, 409], (one) =>
    withBody((text) => text.replace(/,"request_id":"\w+"/, ""))(one),
  ),
];
