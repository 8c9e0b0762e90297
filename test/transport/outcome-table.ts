import { createClient, type Contract, type Operation, RevokitError } from "revokit";
import { expect } from "vitest";
import { FORMAT, type RequestMethod } from "../../src/contract.ts";
import { idempotency } from "../../src/request/idempotency.ts";

/** The kind of a response's body. Only an in-progress conflict depends on it. */
export const BODIES = [
  "other reason",
  "in progress",
  "no reason",
  "empty",
  "cut off",
  "too large",
  "another media type",
] as const;

export type Body = (typeof BODIES)[number];

interface Case {
  readonly method: RequestMethod;
  readonly hasKey: boolean;
  readonly status: number;
  readonly body: Body;
  readonly fetchMayResend: boolean;
}

/** A row of the table of outcomes: the first one that matches a case decides it. */
interface Row {
  readonly when: (given: Case) => boolean;
  readonly class: "applied" | "accepted" | "rejected" | "throttled" | "maybe";
  readonly retried: "always" | "if retryable" | "never";
}

const SAFE: readonly RequestMethod[] = ["GET", "HEAD", "OPTIONS", "TRACE"];
const IDEMPOTENT: readonly RequestMethod[] = [...SAFE, "PUT", "DELETE"];
const isUnsafe = ({ method }: Case) => !SAFE.includes(method);
const between =
  (least: number, most: number) =>
  ({ status }: Case) =>
    Number.isInteger(status) && status >= least && status <= most;
const oneOf =
  (...statuses: readonly number[]) =>
  (given: Case) =>
    statuses.includes(given.status);
/** The contract below documents 409 as the answer while the same key is in progress, and 422 as the one to a repeat. */
export const IN_PROGRESS = 409;
const ON_REPEAT = 422;

const TABLE: readonly Row[] = [
  // Certain only if the body states another reason.
  {
    when: (given) =>
      given.hasKey && given.status === IN_PROGRESS && (given.method === "HEAD" || given.body !== "other reason"),
    class: "maybe",
    retried: "if retryable",
  },
  // Each of these may answer a copy that the platform sent by itself.
  {
    when: (given) =>
      given.fetchMayResend && isUnsafe(given) && !given.hasKey && oneOf(404, 409, 410, 412, ON_REPEAT)(given),
    class: "maybe",
    retried: "never",
  },
  {
    when: (given) => given.fetchMayResend && isUnsafe(given) && oneOf(429)(given),
    class: "maybe",
    retried: "if retryable",
  },
  { when: oneOf(202), class: "accepted", retried: "never" },
  { when: oneOf(207), class: "maybe", retried: "never" },
  { when: between(200, 299), class: "applied", retried: "never" },
  { when: oneOf(307, 308, 501, 505), class: "rejected", retried: "never" },
  { when: oneOf(408), class: "maybe", retried: "if retryable" },
  { when: oneOf(429), class: "throttled", retried: "always" },
  { when: between(400, 499), class: "rejected", retried: "never" },
  { when: between(500, 599), class: "maybe", retried: "if retryable" },
  // Whatever else there may be: 1xx, other 3xx, no status at all.
  { when: () => true, class: "maybe", retried: "never" },
];

const OUTCOMES = {
  applied: "applied",
  accepted: "accepted",
  maybe: "unknown",
  rejected: "rejected",
  throttled: "rejected",
};

export const METHODS: readonly RequestMethod[] = ["GET", "HEAD", "OPTIONS", "PUT", "DELETE", "POST", "PATCH"];
const VALID = Array.from({ length: 400 }, (_, index) => 200 + index);
const RESPONSES = Object.fromEntries(VALID.map((status) => [status, ["application/json"]]));
const INVALID = [0, -1, 99, 100, 103, 199, 199.5, 200.5, 404.5, 600, 999, 1200, Number.NaN, Number.POSITIVE_INFINITY];

function operation(method: RequestMethod, hasKey: boolean): Operation {
  const responses = RESPONSES;
  const onRepeat = { status: String(ON_REPEAT) };
  if (!hasKey) return { method, path: "/x", parameters: [], responses, onRepeat };
  const inProgress = { status: String(IN_PROGRESS), reason: "STILL_RUNNING" };
  const keyed = idempotency({ header: "Key", inProgress });
  return { method, path: "/x", parameters: [], responses, onRepeat, idempotency: keyed };
}

/** Stands in for a response: the platform's own class takes only some of these statuses. */
function respond(status: number, body: Body, fields: Readonly<Record<string, string>>): Response {
  const type = body === "another media type" ? "text/html" : "application/json";
  const response = new Response(BYTES[body](), { headers: { "content-type": type, ...fields } });
  return Object.defineProperties(response, {
    status: { value: status },
    ok: { value: status >= 200 && status < 300 },
  });
}

const BYTES: Readonly<Record<Body, () => string | ReadableStream | null>> = {
  "other reason": () => '{"reason":"OTHER"}',
  "in progress": () => '{"errors":[{"reason":"STILL_RUNNING"}]}',
  "no reason": () => "{}",
  empty: () => null,
  "cut off": () =>
    new ReadableStream({
      start: (controller) => controller.enqueue(new TextEncoder().encode('{"reason":"OTHER"')),
      pull: (controller) => controller.error(new TypeError("terminated")),
    }),
  "too large": () => JSON.stringify({ reason: "OTHER", more: "x".repeat(200) }),
  "another media type": () => '{"reason":"OTHER"}',
};

/** How a call ended whose attempts all got the same response. */
async function settle(given: Case, fields: Readonly<Record<string, string>> = {}) {
  const contract: Contract = {
    format: FORMAT,
    name: "table",
    title: "Table",
    version: "1",
    servers: ["https://table.example"],
    operations: { run: operation(given.method, given.hasKey) },
  };
  const client = createClient(contract, {
    token: "token",
    fetch: () => Promise.resolve(respond(given.status, given.body, fields)),
    fetchMayResend: given.fetchMayResend,
    maxResponseBytes: 100,
    retry: { attempts: 2, baseDelay: 0, budget: Infinity },
  });
  const run: unknown = Reflect.get(client, "run");
  if (typeof run !== "function") throw new Error("The client has no method.");
  const settled: unknown = await Promise.resolve(Reflect.apply(run, client, [])).catch((error: unknown) => error);
  if (settled instanceof Error && !(settled instanceof RevokitError)) throw settled;
  const { outcome, attempts } = settled as RevokitError;
  return { classes: [...new Set(attempts.map((attempt) => attempt.class))], attempts: attempts.length, outcome };
}

function expected(given: Case) {
  const row = TABLE.find(({ when }) => when(given));
  if (row === undefined) throw new Error("The table has a last row that matches anything.");
  const isSafeToRetry = given.hasKey || IDEMPOTENT.includes(given.method);
  const isRetried = row.retried === "always" || (row.retried === "if retryable" && isSafeToRetry);
  return { classes: [row.class], attempts: isRetried ? 2 : 1, outcome: OUTCOMES[row.class] };
}

const nameOf = (given: Case) => Object.values(given).join(", ");

/**
 * Makes calls that are answered with each status and each of its bodies, and compares their outcomes with the table.
 */
export async function expectTable(
  method: RequestMethod,
  hasKey: boolean,
  bodiesOf: (status: number) => readonly Body[],
) {
  // Thousands of calls at once would keep the garbage collector busier than the client.
  for (const status of [...VALID, ...INVALID]) {
    const cases = bodiesOf(status).flatMap((body) =>
      [false, true].map((fetchMayResend): Case => ({ method, hasKey, status, body, fetchMayResend })),
    );
    const settled = await Promise.all(cases.map(async (given) => [nameOf(given), await settle(given)]));

    expect(Object.fromEntries(settled)).toEqual(
      Object.fromEntries(cases.map((given) => [nameOf(given), expected(given)])),
    );
  }
}

/** The same with a Retry-After, which must change nothing. */
export async function expectSameWithRetryAfter(method: RequestMethod) {
  for (const status of [...VALID, ...INVALID]) {
    const given: Case = { method, hasKey: false, status, body: "other reason", fetchMayResend: false };
    expect(await settle(given, { "retry-after": "0" }), nameOf(given)).toEqual(expected(given));
  }
}
