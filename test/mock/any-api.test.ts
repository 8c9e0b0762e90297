import { expect, test } from "vitest";
import { createMock, natural } from "revokit/mock";
import type { OperationFacts } from "../../src/facts.ts";
import { curlLines } from "../../scripts/cli/curl-lines.ts";
import { parseDuration } from "../../src/mock/duration.ts";
import { notes } from "./notes.ts";

const mock = createMock({ apis: [notes, natural] });
const base = notes.facts.servers[0];
const put = (path: string, body: string | null, headers: Record<string, string> = {}) =>
  mock.fetch(base + path, {
    method: "PUT",
    body,
    headers: { "Api-Key": "mock_token", "Content-Type": "application/json", ...headers },
  });

test("answers the success example of an operation without state", async () => {
  const response = await mock.fetch(`${base}/notes/7`);
  expect(response.headers.get("content-type")).toBe("application/json");
  expect(await response.json()).toEqual({ id: 7 });
});

test("prefers a concrete path to a template", async () => {
  expect(await (await mock.fetch(`${base}/notes/newest`)).text()).toBe("A note.");
});

test("answers in the accepted media type if it is documented", async () => {
  const response = await mock.fetch(`${base}/notes/newest`, { headers: { Accept: "application/json" } });
  expect(await response.json()).toEqual([{ id: 7 }]);
});

test("reads parameters by their types", async () => {
  expect((await mock.fetch(`${base}/notes/newest?limit=50&tag=a&tag=b`)).status).toBe(200);
  expect((await mock.fetch(`${base}/notes/newest?limit=51`)).status).toBe(400);
  expect((await mock.fetch(`${base}/notes/newest?limit=ten`)).status).toBe(400);
  expect((await mock.fetch(`${base}/notes/newest?tag=a&tag=toolong`)).status).toBe(400);
  expect((await mock.fetch(`${base}/notes/0`)).status).toBe(400);
});

test("puts the reason and the status into the documented envelope", async () => {
  const response = await mock.fetch(`${base}/notes/newest?limit=51`);
  expect(await response.json()).toEqual({
    type: "about:blank",
    title: "It did not work",
    status: 400,
    detail: "The parameter limit must be at most 50.",
  });
});

test("answers 204 without a body", async () => {
  const response = await put("/notes/7", "{}");
  expect(response.status).toBe(204);
  expect(await response.text()).toBe("");
});

test.each([
  ["missing", null],
  ["not JSON", "{"],
  ["too large", `"${"a".repeat(1_048_576)}"`],
])("refuses a body that is %s", async (_, body) => {
  expect((await put("/notes/7", body)).status).toBe(422);
});

test("refuses a body that breaks its schema, and says where", async () => {
  const rule = { pointer: "/text", keyword: "type", rule: "must be a string" };
  const writeNote = {
    method: "PUT",
    path: "/notes/{noteId}",
    parameters: {},
    requestBody: { "application/json": () => [rule] },
    responses: {},
  } as const;
  const strict = createMock({ apis: [{ ...notes, validators: { writeNote } }] });
  const headers = { "Api-Key": "mock_token", "Content-Type": "application/json" };
  const response = await strict.fetch(`${base}/notes/7`, { method: "PUT", body: "{}", headers });
  expect(response.status).toBe(422);
  expect(await response.text()).toContain("The body's /text must be a string.");
});

test("refuses a body of another media type", async () => {
  expect((await put("/notes/7", "a", { "Content-Type": "text/plain" })).status).toBe(422);
});

test("distinguishes requests with one key by their bodies, and gives the reason without an example", async () => {
  const headers = { "Request-Key": "k" };
  expect((await put("/notes/7", "1", headers)).status).toBe(204);
  expect((await put("/notes/7", "1", headers)).status).toBe(204);
  const reused = await put("/notes/7", "2", headers);
  expect(reused.status).toBe(422);
  expect(await reused.text()).toContain("KEY_USED");
});

test("checks a key that has no scheme", async () => {
  expect((await put("/notes/7", "{}", { "Api-Key": "wrong" })).status).toBe(401);
});

test("names every method of the path in Allow", async () => {
  const response = await mock.fetch(`${base}/notes/7`, { method: "DELETE" });
  expect(response.status).toBe(405);
  expect(response.headers.get("allow")).toBe("GET, HEAD, PUT");
});

test("picks a named example, with its status or without", async () => {
  const response = await mock.fetch(`${base}/notes/7`, { headers: { Prefer: "example=long" } });
  expect(await response.json()).toEqual({ id: 7, text: "A note." });
});

test("says so if the document has no example to answer with", async () => {
  const response = await mock.fetch(`${base}/tags`);
  expect(response.status).toBe(501);
  expect(await response.text()).toContain("listTags");
});

test("distinguishes two APIs on one server by their names, whatever their paths", async () => {
  expect((await mock.fetch("http://localhost/notes/api/v2/notes/7")).status).toBe(200);
  expect((await mock.fetch("http://localhost/api/v2/notes/7")).status).toBe(404);
});

test("serves a single API under its server's path too", async () => {
  const alone = createMock({ apis: [notes] });
  expect((await alone.fetch("http://localhost/api/v2/notes/7")).status).toBe(200);
  expect((await alone.fetch("http://localhost/notes/api/v2/notes/7")).status).toBe(200);
});

test("does not replace an enum value in an example by the parameter's", async () => {
  expect(await (await mock.fetch(`${base}/notes/in/closed`)).json()).toEqual([{ door: "open" }]);
});

test("prints a curl line for each operation, quoted for a shell", () => {
  const seed = { tenants: [{ name: "a", tokens: ["it's"] }] };
  const key = "11111111-1111-4111-8111-111111111111";
  const lines = curlLines(notes, "http://localhost", seed).map((line) =>
    line.replaceAll(/[\da-f]{8}(-[\da-f]+){4}/g, key),
  );
  expect(lines).toContain(
    `curl -i -X PUT 'http://localhost/notes/7' -H 'Api-Key: it'\\''s' -H 'Request-Key: ${key}' -H 'Content-Type: application/json' --data-raw '{"text":"A note."}'`,
  );
});

test.each([
  ["PT48H", 172_800_000],
  ["P1DT1S", 86_401_000],
  ["PT5M", 300_000],
])("reads the duration %s", (duration, milliseconds) => {
  expect(parseDuration(duration)).toBe(milliseconds);
});

test.each(["", "P", "PT", "48H", "P1M", "PT1.5S"])("refuses %j as a duration", (duration) => {
  expect(() => parseDuration(duration)).toThrow(RangeError);
});

test("says so if the document has no examples at all", async () => {
  const operations = Object.entries(notes.facts.operations).map(([id, operation]) => [id, withoutExamples(operation)]);
  const bare = createMock({
    apis: [{ ...notes, facts: { ...notes.facts, operations: Object.fromEntries(operations) } }],
  });
  const silent = await bare.fetch(`${base}/notes/7`);
  expect(silent.status).toBe(501);
  expect(await silent.text()).toContain("no example of a 200");
  expect((await bare.fetch(`${base}/notes/newest`, { headers: { prefer: "example=any" } })).status).toBe(400);
});

test("refuses an unknown path in the envelope of its only API", async () => {
  const response = await createMock({ apis: [notes] }).fetch("http://localhost/elsewhere");
  expect(response.status).toBe(404);
  expect(await response.json()).toMatchObject({ status: 404, title: expect.any(String) });
});

function withoutExamples({ responses, ...operation }: OperationFacts): OperationFacts {
  const emptied = Object.entries(responses).map(([status, { content }]) => {
    const mediaTypes = Object.keys(content).map((mediaType) => [mediaType, { examples: {} }]);
    return [status, { headers: {}, content: Object.fromEntries(mediaTypes) }];
  });
  return { ...operation, responses: Object.fromEntries(emptied) };
}
