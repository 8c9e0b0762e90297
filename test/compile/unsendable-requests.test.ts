import { describe, expect, test } from "vitest";
import { OK, string, send, notesOn, inPath } from "../support/send-request.ts";

describe("a document whose requests can't be sent as they are described", () => {
  const get = (operation: object) => ({ get: { operationId: "run", responses: OK, ...operation } });

  test("has no body with GET", async () => {
    const requestBody = { required: true, content: { "application/json": {} } };
    const document = { paths: { "/search": get({ requestBody }) } };
    expect(notesOn(document)).toEqual([expect.stringContaining("#/paths/~1search/get The request body is left out")]);
    expect((await send(document, "run")).body).toBeNull();
    await expect(send(document, "run", { body: {} })).rejects.toThrow("body is not a parameter of run");
  });

  test.each([{}, { content: {} }, { content: null }])("has no body without a media type: %j", async (body) => {
    const document = {
      paths: { "/jobs": { post: { operationId: "run", requestBody: { required: true, ...body }, responses: OK } } },
    };
    expect(notesOn(document)).toContain("#/paths/~1jobs/post The request body is left out: it has no media type.");
    expect((await send(document, "run")).body).toBeNull();
  });

  test("has the path parameters of its template, and no others", async () => {
    const document = { paths: { "/{a}/{b}": get({ parameters: inPath("b", "c") }) } };
    expect(notesOn(document)).toEqual([
      expect.stringContaining('The path parameter "c" is left out'),
      expect.stringContaining('The path parameter "a" is treated as a string'),
    ]);
    expect((await send(document, "run", { a: "1", b: "2" })).url).toBe("https://api.example.test/v1/1/2");
    await expect(send(document, "run", { b: "2" })).rejects.toThrow("a is required");
  });

  test("has the operations beside a path item's reference", async () => {
    const shared = { parameters: inPath("id"), get: { operationId: "getThing", responses: OK } };
    const document = {
      components: { pathItems: { Thing: shared } },
      paths: {
        "/a/{id}": {
          $ref: "#/components/pathItems/Thing",
          parameters: [{ name: "q", in: "query", schema: string }],
          delete: { operationId: "removeThing", responses: OK },
        },
      },
    };
    expect((await send(document, "getThing", { id: "1", q: "x" })).url).toBe("https://api.example.test/v1/a/1?q=x");
    expect(await send(document, "removeThing", { id: "1" })).toMatchObject({ method: "DELETE" });
  });

  test.each([
    [{ type: "object", properties: { tags: { type: "array" } } }, /may hold nested values/],
    [{ type: "array", items: string }, /can't be sent as a list/],
  ])("gets a note on a deepObject that is %j", (schema, message) => {
    const parameters = [{ name: "filter", in: "query", style: "deepObject", schema }];
    expect(notesOn({ paths: { "/d": get({ parameters }) } })).toEqual([expect.stringMatching(message)]);
  });

  test("with a documented idempotency key gets a note on the missing extension", () => {
    const parameters = [{ name: "Idempotency-Key", in: "header", schema: string }];
    expect(notesOn({ paths: { "/d": get({ parameters }) } })).toEqual([
      expect.stringContaining("add `x-idempotency: { header: Idempotency-Key }`"),
    ]);
  });

  test.each([
    [{ "x-idempotency": { replayed: { header: "X-Replayed" } } }, "x-idempotency", "`header`"],
    [{ "x-idempotency": { header: "Key", inProgress: { status: "409" } } }, "x-idempotency", "`status` and `reason`"],
    [{ "x-rate-limit": { limit: "5", window: 60 } }, "x-rate-limit", "`limit` and `window`"],
    [{ "x-on-repeat": "404" }, "x-on-repeat", "`status`"],
    [{ "x-dependent-required": { "X-A": "X-B" } }, "x-dependent-required", "list"],
    [{ "x-conformance": { keys: "error" } }, "x-conformance", "`failure`"],
  ])("gets a note on an extension of another form, and one on what it must be: %j", (extension, name, form) => {
    const notes = notesOn({ paths: { "/d": get(extension) } });
    expect(notes).toEqual([expect.stringMatching(`^#/paths/~1d/get/${name} ${name} is not followed: `)]);
    expect(notes[0]).toContain(form);
  });

  test("gets a note on an extension of the document that has another form", () => {
    expect(notesOn({ "x-request-id": { pointers: "/id" } })).toEqual([
      expect.stringMatching("^#/x-request-id x-request-id is not followed: .*`pointers`"),
    ]);
  });

  test.each([
    [{ url: "https://{host}.test", variables: { host: {} } }, 'left out: its variable "host" has no default'],
    [{ url: "https://{host}.test" }, 'left out: its variable "host" has no default'],
    [{ url: "/v1" }, "relative"],
    [{ url: "api/v1" }, "relative"],
    [{ url: "api.example.com:8080/v1" }, "relative"],
    [{ url: "{base}/v1", variables: { base: { default: "api.example.com" } } }, "relative"],
  ])("gets a note on a server without a usable URL: %j", (server, reason) => {
    expect(notesOn({ servers: [server] })).toEqual([expect.stringContaining(reason)]);
  });

  test("gets no note on a server whose variables make an absolute URL", () => {
    const variables = { scheme: { default: "https" }, base: { default: "https://a.test" } };
    const servers = ["{scheme}://a.test", "{base}/v1", "HTTPS://a.test"].map((url) => ({ url, variables }));
    expect(notesOn({ servers })).toEqual([]);
  });

  test("has no path and no parameter whose name is not well-formed Unicode", async () => {
    const parameters = [{ name: "q\ud800", in: "query", schema: string }];
    const document = {
      paths: { "/d": get({ parameters }), "/a\ud800b": { get: { operationId: "other", responses: OK } } },
    };
    expect(notesOn(document)).toEqual([
      expect.stringContaining("is left out: it is not well-formed Unicode"),
      expect.stringContaining("is left out: its name is not well-formed Unicode"),
    ]);
    expect((await send(document, "run")).url).toBe("https://api.example.test/v1/d");
  });
});
