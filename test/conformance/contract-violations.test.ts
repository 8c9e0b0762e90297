import { describe, expect, test } from "vitest";
import { contractViolations } from "../../scripts/conformance/runner/contract-violations.ts";
import { mockUnderTest } from "../../scripts/conformance/runner/mock-under-test.ts";
import { runChecks } from "../../scripts/conformance/runner/run.ts";
import { compile, json } from "../mock/compile.ts";
import { thirdApis } from "./documented-apis.ts";

const documents = await thirdApis();

function apiOf(name: string) {
  const found = documents.find((each) => each.name === name);
  if (found === undefined) throw new Error(`There is no document ${name}.`);
  return found.api;
}

test.each([204, 205, 304])("an answer with the status %i has no body, whatever is documented (RFC 9110)", (status) => {
  const { facts, validators } = compile({
    paths: { "/x": { get: { operationId: "read", responses: { [status]: json({ type: "integer" }) } } } },
  });
  const request = { method: "GET", url: "https://any.example/v1/x", headers: {} };
  const answer = { request, status, text: "", headers: new Headers(), duration: 0 };
  expect(contractViolations({ facts, validators }, "read", answer)).toEqual([]);
});

/** Each media type of a response requires a member of its own. */
const requiring = (types: Readonly<Record<string, string>>) => {
  const content = Object.entries(types).map(([type, name]) => [
    type,
    { schema: { type: "object", required: [name], properties: { [name]: { type: "integer" } } } },
  ]);
  const response = { description: "OK.", content: Object.fromEntries(content) };
  return compile({ paths: { "/x": { get: { operationId: "read", responses: { 200: response } } } } });
};

test.each([
  ["application/json;version=2", "b"],
  ['application/json; charset=utf-8; Version="2"', "b"],
  ["application/json;version=1", "a"],
  ["application/json", "c"],
  ["application/json;version=3", "c"],
  ["application/problem+json", "d"],
])("an answer of the type %s is judged by the documented type that says most about it", (type, member) => {
  const api = requiring({
    "*/*": "f",
    "application/*": "e",
    "application/json;version=1": "a",
    "application/json; version=2": "b",
    "application/json": "c",
    "application/problem+json": "d",
  });
  const request = { method: "GET", url: "https://any.example/v1/x", headers: {} };
  const headers = new Headers({ "content-type": type });
  const messages = (name: string) =>
    contractViolations(api, "read", { request, status: 200, text: `{"${name}":1}`, headers, duration: 0 });
  expect(messages(member)).toEqual([]);
  expect(messages("other").map(({ message }) => message)).toEqual([expect.stringContaining(member)]);
});

test.each(["*/*", "application/*"])("an answer in JSON is judged by the schema of the range %s", (range) => {
  const api = requiring({ [range]: "a" });
  const told = (type: string, text: string) =>
    contractViolations(api, "read", {
      ...{ request: { method: "GET", url: "https://any.example/v1/x", headers: {} }, status: 200, duration: 0, text },
      headers: new Headers({ "content-type": type }),
    });
  expect(told("application/json", '{"a":1}')).toEqual([]);
  expect(told("application/json; charset=utf8", '{"a":1}')).toEqual([]);
  expect(told("application/problem+json", '{"a":"1"}')).toEqual([
    { message: "/a must be an integer", severity: "failure" },
  ]);
  expect(told("application/json", "{")).toEqual([{ message: "the body is not JSON", severity: "failure" }]);
  expect(told("application/pdf", "%PDF-1.7")).toEqual([]);
});

describe("an answer", () => {
  const parcels = apiOf("parcels");
  const parcel = '{"number":7,"kind":"letter","weight":1,"express":true,"stops":[]}';
  const answer = (status: number, text: string, headers: Record<string, string>, method = "GET") => ({
    request: { method, url: "https://parcels.example/api/parcels/7", headers: {} },
    status,
    text,
    headers: new Headers(headers),
    duration: 0,
  });
  const right = { "content-type": "application/json", "x-stops": "3" };

  test.each([
    ["as documented", "readParcel", answer(200, parcel, right), []],
    [
      "without a required header",
      "readParcel",
      answer(200, parcel, { "content-type": "application/json" }),
      ["the header X-Stops is missing"],
    ],
    [
      "with a header of another type",
      "readParcel",
      answer(200, parcel, { ...right, "x-stops": "many" }),
      ["the header X-Stops must be an integer"],
    ],
    [
      "with a header below its minimum",
      "readParcel",
      answer(200, parcel, { ...right, "x-stops": "-1" }),
      ["the header X-Stops must be at least 0"],
    ],
    ["without its body", "readParcel", answer(200, "", right), ["the body is missing"]],
    ["without its body, to HEAD", "readParcel", answer(200, "", right, "HEAD"), []],
    ["that is not JSON", "readParcel", answer(200, "{", right), ["the body is not JSON"]],
    [
      "in another charset",
      "readParcel",
      answer(200, parcel, { ...right, "content-type": "application/json; charset=latin1" }),
      ["JSON is in UTF-8 (RFC 8259), not latin1"],
    ],
    [
      "of another media type",
      "readParcel",
      answer(200, parcel, { ...right, "content-type": "text/html" }),
      ["the media type is text/html, not application/json"],
    ],
    [
      "of no media type",
      "readParcel",
      answer(200, parcel, { "x-stops": "1" }),
      ["the media type is missing, not application/json"],
    ],
    [
      "of a status that only default has",
      "readParcel",
      answer(418, '{"title":"No"}', { "content-type": "application/problem+json" }),
      [],
    ],
    ["of a status that is not documented", "writeLabel", answer(200, "", {}), ["the status 200 is not documented"]],
    [
      "with a body where there is none",
      "writeLabel",
      answer(401, "No.", {}),
      ["there is a body, although none is documented"],
    ],
    ["in text", "changeParcel", answer(202, "Done.", { "content-type": "text/plain" }), []],
    ["of any JSON where no schema is", "writeLabel", answer(400, "[7]", { "content-type": "application/json" }), []],
  ])("%s is reported", (_, operationId, given, expected) => {
    expect(contractViolations(parcels, operationId, given).map(({ message }) => message)).toEqual(expected);
  });
});

test("a rule that the document's own example violates gives a note, and any other a failure", () => {
  const schema = {
    type: "object",
    properties: { id: { type: "integer" } },
    required: ["id", "name"],
    maxProperties: 1,
  };
  const paths = { "/a": { get: { operationId: "read", responses: { "200": json(schema, { example: { id: 1 } }) } } } };
  const answer = (text: string) => ({
    ...{ request: { method: "GET", url: "https://any.example/a", headers: {} }, status: 200, duration: 0, text },
    headers: new Headers({ "content-type": "application/json" }),
  });
  const severities = (text: string) =>
    contractViolations(compile({ paths }), "read", answer(text)).map(({ severity }) => severity);
  expect(severities('{"id":1}')).toEqual(["note"]);
  expect(severities('{"id":"1"}').sort()).toEqual(["failure", "note"]);
});

describe("an answer in XML", () => {
  const schema = {
    type: "object",
    required: ["name", "tags"],
    properties: {
      name: { type: "string", maxLength: 5 },
      age: { type: "integer", xml: { attribute: true } },
      tags: { type: "array", items: { type: "string", xml: { name: "tag" } } },
    },
    xml: { name: "pet" },
  };
  const api = compile({
    paths: {
      "/a": {
        get: {
          operationId: "read",
          responses: { "200": { description: "A pet.", content: { "application/xml": { schema } } } },
        },
      },
    },
  });
  const told = (text: string) =>
    contractViolations(api, "read", {
      ...{ request: { method: "GET", url: "https://any.example/a", headers: {} }, status: 200, duration: 0, text },
      headers: new Headers({ "content-type": "application/xml" }),
    }).map(({ message }) => message);

  test.each([
    ["as documented", '<pet age="3"><name>Rex</name><tag>a</tag></pet>', []],
    ["with an empty list", "<pet><name>Rex</name></pet>", []],
    ["that is not well-formed", "<pet><name>Rex</pet>", ["the body is not well-formed XML"]],
    ["that is JSON", '{"name":"Rex"}', ["the body is not well-formed XML"]],
    ["with an attribute of another type", '<pet age="old"><name>Rex</name></pet>', ["/age must be an integer"]],
    [
      "with an element that is too long",
      "<pet><name>Rosie-Anne</name></pet>",
      ["/name must have at most 5 characters"],
    ],
  ])("%s is reported", (_, text, expected) => {
    expect(told(text)).toEqual(expected);
  });
});

describe("a server with one answer to everything", () => {
  test.each([
    ["200 and HTML", () => new Response("<h1>OK</h1>", { headers: { "content-type": "text/html" } })],
    ["429 for an hour", () => new Response(null, { status: 429, headers: { "retry-after": "3600" } })],
    [
      "405 with every method in Allow",
      () => new Response(null, { status: 405, headers: { allow: "GET, PUT, POST, DELETE, PATCH" } }),
    ],
  ])("with %s fails the checks of each operation, and no check breaks", async (_, respond) => {
    for (const { api } of documents) {
      const subject = { ...mockUnderTest(api), fetch: () => Promise.resolve(respond()) };
      const { results } = await runChecks(subject);
      for (const operationId of Object.keys(api.facts.operations)) {
        const failed = results.filter((each) => each.operationId === operationId && each.status === "failed");
        expect(failed.map(({ check }) => check)).toContain("takes-effect");
      }
    }
  });

  test("skips checks without fixtures, and says so", async () => {
    for (const { api } of documents) {
      const { reset: _, ...subject } = mockUnderTest(api);
      const { results } = await runChecks({ ...subject, fixtures: { token: subject.fixtures.token, operations: {} } });
      expect(results.filter(({ status }) => status === "failed")).toEqual([]);
      const reasons = results.filter(({ status }) => status === "skipped").map(({ reason }) => reason);
      expect(reasons).toContainEqual(expect.stringMatching(/in the fixtures/));
    }
  });
});
