import { createServer, type IncomingMessage, type OutgoingHttpHeaders, type ServerResponse } from "node:http";
import { expect, onTestFinished, test } from "vitest";
import { malformedCredential } from "../../scripts/conformance/checks/malformed-credential.ts";
import { pathVariants } from "../../scripts/conformance/checks/path-variants.ts";
import { similarCredential } from "../../scripts/conformance/checks/similar-credential.ts";
import { singleHeaders } from "../../scripts/conformance/checks/single-headers.ts";
import { runChecks } from "../../scripts/conformance/runner/run.ts";
import { compile, json } from "../mock/compile.ts";
import { open } from "../support/loopback.ts";

const TOKEN = "s3cret-of-mine";
const header = { schema: { type: "string" } };
const LISTS = { "Set-Cookie": ["a=1", "b=2"], Link: ["</a>; rel=a", "</b>; rel=b"], Vary: ["Accept", "Origin"] };
const headers = {
  ...Object.fromEntries(Object.keys(LISTS).map((name) => [name, header])),
  ETag: header,
  "X-One": header,
};
const refusals = Object.fromEntries([400, 401, 403, 404].map((status) => [status, { description: "No." }]));
const api = compile({
  security: [{ bearer: [] }],
  components: { securitySchemes: { bearer: { type: "http", scheme: "bearer" } } },
  paths: {
    "/users/{name}": {
      get: {
        operationId: "readUser",
        parameters: [{ name: "name", in: "path", required: true, schema: { type: "string", maxLength: 40 } }],
        responses: { "200": { ...json({ type: "object" }), headers }, ...refusals },
      },
    },
  },
});

/** How a server differs from the usual one. */
interface Habits {
  /** The name of the user that a text stands for. */
  readonly nameOf?: (text: string) => string;
  readonly headers?: OutgoingHttpHeaders;
  /** The status for a wrong credential. */
  readonly refusal?: number;
  /** The status for an unknown user. */
  readonly unknown?: number;
}

/** The worst finding of a check about a server. */
async function outcomeOf(
  check: typeof pathVariants,
  { nameOf = (text) => text, refusal = 401, unknown = 404, ...more }: Habits,
) {
  const users = new Set(["ada", "adb", "ada0", "ada.json", "ADA L"]);
  const server = createServer((request: IncomingMessage, response: ServerResponse) => {
    const [, credential = ""] = /^Bearer (\S+)$/i.exec(request.headers.authorization ?? "") ?? [];
    const name = nameOf(decodeURIComponent(request.url?.split("/").at(3) ?? ""));
    const status = credential !== TOKEN ? refusal : users.has(name) ? 200 : unknown;
    const type = status === 200 ? { "Content-Type": "application/json", ...more.headers } : {};
    response.writeHead(status, type).end(status === 200 ? JSON.stringify({ name }) : undefined);
  });
  const baseUrl = `http://127.0.0.1:${await open(server)}/v1`;
  onTestFinished(() => void server.close());
  const fixtures = { token: TOKEN, operations: { readUser: { fresh: [{ name: "ada" }] } } };
  const subject = { api, baseUrl, fixtures, allowsUnsafe: true, hasSocket: true, fetch, wait: () => Promise.resolve() };
  const { results } = await runChecks(subject, [check]);
  return results.map(({ status }) => status);
}

test.each<readonly [string, Habits, string]>([
  ["that has other users with similar names passes", {}, "passed"],
  ["that ignores case, as many databases do, gets a note", { nameOf: (text) => text.toLowerCase() }, "noted"],
  ["that ignores blanks gets a note", { nameOf: (text) => text.trim() }, "noted"],
  ["that decodes twice fails", { nameOf: (text) => decodeURIComponent(text) }, "failed"],
])("a server %s", async (_, habits, expected) => {
  expect(await outcomeOf(pathVariants, habits)).toEqual([expected]);
});

test.each<readonly [string, OutgoingHttpHeaders, string]>([
  ["lines of lists and cookies passes", LISTS, "passed"],
  ["lines of ETag fails", { ETag: ['"1"', '"2"'] }, "failed"],
  ["lines of a header that no standard makes a list fails", { "X-One": ["1", "2"] }, "failed"],
])("a server that sends two %s, although the document says string", async (_, sent, expected) => {
  expect(await outcomeOf(singleHeaders, { headers: sent })).toEqual([expected]);
});

test.each([
  [401, "passed"],
  [400, "noted"],
  [403, "noted"],
  [404, "failed"],
  [402, "failed"],
])("a server that refuses wrong credentials with %i has %s", async (refusal, expected) => {
  for (const check of [malformedCredential, similarCredential]) {
    expect(await outcomeOf(check, { refusal })).toEqual([expected]);
  }
});

test.each([400, 403])("a %i to wrong credentials proves nothing if the right one gets it too", async (status) => {
  expect(await outcomeOf(malformedCredential, { refusal: status, unknown: status })).toEqual(["failed"]);
});
