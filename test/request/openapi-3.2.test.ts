import { createClient } from "revokit";
import { expect, test } from "vitest";
import { contractOf } from "../support/contract.ts";
import { SERVERS, OK, send, notesOn } from "../support/send-request.ts";

test("the method QUERY of OpenAPI 3.2 is sent with its body, and retried as a safe one", async () => {
  const requestBody = { required: true, content: { "application/json": { schema: { type: "object" } } } };
  const paths = { "/x": { query: { operationId: "search", requestBody, responses: OK } } };
  const document = { openapi: "3.2.0", paths };
  expect(await send(document, "search", { body: { kind: "cat" } })).toMatchObject({
    method: "QUERY",
    url: "https://api.example.test/v1/x",
    body: '{"kind":"cat"}',
  });
  let count = 0;
  const fetch = () => Promise.resolve(new Response(null, { status: ++count < 2 ? 500 : 200 }));
  const client = createClient(contractOf({ servers: SERVERS, ...document }), { fetch });
  const method: unknown = Reflect.get(client, "search");
  if (typeof method !== "function") throw new Error("There is no search.");
  expect(await Reflect.apply(method, client, [{ body: {} }])).toMatchObject({ status: 200, method: "QUERY" });
  expect(count).toBe(2);
});

test("custom methods of a path are left out, with a note", () => {
  const paths = { "/x": { additionalOperations: { LINK: { operationId: "link", responses: OK } } } };
  expect(notesOn({ openapi: "3.2.0", paths })).toEqual([expect.stringMatching(/^#\/paths\/~1x LINK \/x is left out/)]);
});

test.each([
  // The examples of OpenAPI 3.2.
  ["application/json", { numbers: [1, 2], flag: null }, "%7B%22numbers%22%3A%5B1%2C2%5D%2C%22flag%22%3Anull%7D"],
  ["application/jsonpath", "$.a.b[1:1]", "%24.a.b%5B1%3A1%5D"],
])("a querystring parameter of OpenAPI 3.2 in %s is the whole query", async (mediaType, value, query) => {
  const parameters = [{ name: "filter", in: "querystring", content: { [mediaType]: { schema: {} } } }];
  const document = { openapi: "3.2.0", paths: { "/x": { get: { operationId: "run", parameters, responses: OK } } } };
  const { url } = await send(document, "run", { filter: value });
  expect(url).toBe(`https://api.example.test/v1/x?${query}`);
  expect((await send(document, "run", {})).url).toBe("https://api.example.test/v1/x");
  expect(notesOn(document)).toEqual([]);
});

test("a querystring parameter of OpenAPI 3.2 that is a form is written as one", async () => {
  const content = { "application/x-www-form-urlencoded": { schema: { type: "object" } } };
  const parameters = [{ name: "filter", in: "querystring", content }];
  const document = { openapi: "3.2.0", paths: { "/x": { get: { operationId: "run", parameters, responses: OK } } } };
  expect((await send(document, "run", { filter: { a: "1 2", b: true } })).url).toBe(
    "https://api.example.test/v1/x?a=1%202&b=true",
  );
});
