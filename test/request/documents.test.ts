import { createClient, type ClientOptions, InvalidRequestError } from "revokit";
import { describe, expect, test } from "vitest";
import { nameOperations } from "../../scripts/compile/name-operations.ts";
import type { Note } from "../../scripts/compile/note.ts";
import type { OpenApiDocument } from "../../scripts/compile/document.ts";
import { contractOf } from "../support/contract.ts";

const SERVERS = [{ url: "https://api.example.test/v1" }];
const OK = { "200": { description: "OK." } };
const string = { type: "string" };

/** Calls an operation of a document, and tells what was sent. */
async function send(document: object, id: string, args: object = {}, options: object = {}, client: ClientOptions = {}) {
  const sent: { method: string; url: string; headers: Readonly<Record<string, string>>; body: unknown }[] = [];
  const fetch: ClientOptions["fetch"] = (url, { method = "GET", headers, body }) => {
    sent.push({ method, url, headers: Object.fromEntries(new Headers(headers)), body });
    return Promise.resolve(new Response(null, { status: 200 }));
  };
  const methods = createClient(contractOf({ servers: SERVERS, ...document }), { fetch, ...client });
  const method: unknown = Reflect.get(methods, id);
  if (typeof method !== "function") throw new Error(`There is no ${id}.`);
  try {
    await Reflect.apply(method, methods, [args, options]);
  } catch (error) {
    // An answer without a body is enough here; a request that is refused is not.
    if (error instanceof InvalidRequestError) throw error;
  }
  const [only] = sent;
  if (only === undefined || sent.length > 1) throw new Error("Not one request was sent.");
  return only;
}

function notesOn(document: object): string[] {
  const notes: Note[] = [];
  nameOperations(document as OpenApiDocument, notes);
  return notes.map(({ message, pointer }) => `${pointer} ${message}`);
}

const inPath = (...names: readonly string[]) =>
  names.map((name) => ({ name, in: "path", required: true, schema: string }));

describe("the literals of a path template", () => {
  test.each([
    ["/files/{a}.{b}", "/files/x.y"],
    ["/diff/{a}..{b}", "/diff/x..y"],
    ["/y/.{a}/-{b}-", "/y/.x/-y-"],
    ["/{a}:{b}", "/x:y"],
    ["/a%2Fb/{a}/100%/{b}", "/a%2Fb/x/100%25/y"],
    ["/{a}/größe/{b}", "/x/gr%C3%B6%C3%9Fe/y"],
    ["/{a}/{b}#part", "/x/y%23part"],
    ["/{a}\\{b}", "/x%5Cy"],
    ["/{a}/\t{b}", "/x/%09y"],
    ["/{a}/search?kind={b}", "/x/search?kind=y"],
    ["/{a}/(b)!*'/{b}", "/x/(b)!*'/y"],
    ["/{a}{b}", "/xy"],
  ])("stay in %s", async (template, path) => {
    const paths = { [template]: { delete: { operationId: "run", parameters: inPath("a", "b"), responses: OK } } };
    expect(await send({ paths }, "run", { a: "x", b: "y" })).toMatchObject({
      method: "DELETE",
      url: `https://api.example.test/v1${path}`,
    });
  });

  test.each(["/a/../{a}", "/./{a}", "/%2e%2E/{a}"])(
    "that no URL can hold, as in %s, are never sent",
    async (template) => {
      const paths = { [template]: { delete: { operationId: "run", parameters: inPath("a"), responses: OK } } };
      await expect(send({ paths }, "run", { a: "x" })).rejects.toThrow(InvalidRequestError);
    },
  );
});

describe("the servers of a path or an operation", () => {
  const document = {
    components: { securitySchemes: { b: { type: "http", scheme: "bearer" } } },
    paths: {
      "/files": {
        servers: [{ url: "https://uploads.example.test/up" }],
        post: { operationId: "upload", responses: OK },
        get: { operationId: "list", servers: [{ url: "https://files.example.test/" }], responses: OK },
      },
      "/tokens": {
        delete: {
          operationId: "revoke",
          servers: [{ url: "https://auth.example.test" }],
          security: [{ b: [] }],
          responses: OK,
        },
      },
      "/plain": { get: { operationId: "plain", servers: [], responses: OK } },
    },
  };
  const urlOf = async (id: string, client: ClientOptions = {}) =>
    (await send(document, id, {}, {}, { token: "t", ...client })).url;

  test("replace the document's, and get the credential", async () => {
    expect(await urlOf("upload")).toBe("https://uploads.example.test/up/files");
    expect(await urlOf("list")).toBe("https://files.example.test/files");
    expect(await urlOf("plain")).toBe("https://api.example.test/v1/plain");
    expect(await send(document, "revoke", {}, {}, { token: "t" })).toMatchObject({
      url: "https://auth.example.test/tokens",
      headers: { authorization: "Bearer t" },
    });
  });

  test("are all replaced by one base URL, so that nothing goes anywhere else", async () => {
    for (const id of ["upload", "list", "revoke", "plain"]) {
      expect(await urlOf(id, { baseUrl: "http://localhost:4010" })).toMatch(/^http:\/\/localhost:4010\/[a-z]+$/);
    }
  });

  test("are replaced one by one by an object keyed by their URLs", async () => {
    const baseUrl = { "https://auth.example.test": "https://auth.staging.test/x/" };
    expect(await urlOf("revoke", { baseUrl })).toBe("https://auth.staging.test/x/tokens");
    expect(await urlOf("upload", { baseUrl })).toBe("https://uploads.example.test/up/files");
    await expect(urlOf("plain", { baseUrl: { "https://other.test": "https://a.test" } })).rejects.toThrow(
      new InvalidRequestError("baseUrl", "must have the document's server URLs as its keys"),
    );
  });
});

test("integers that JavaScript can't hold exactly are noted with their places", () => {
  const bounds = {
    maximum: 2 ** 63,
    example: { list: [-(2 ** 53)] },
    const: 2 ** 53 - 1,
    minimum: 1e300,
    default: 0.5,
  };
  const small = { type: "integer", format: "int64", minimum: 0, maximum: 1000 };
  const schemas = {
    Big: bounds,
    Id: { type: "integer", format: "int64" },
    Small: small,
    Float: { ...bounds, type: "number" },
  };
  expect(notesOn({ components: { schemas } })).toEqual([
    '#/components/schemas/Big/minimum "minimum" has an integer beyond 2^53, which JavaScript reads as 1e+300.',
    '#/components/schemas/Big/maximum "maximum" has an integer beyond 2^53, which JavaScript reads as 9223372036854776000.',
    '#/components/schemas/Big/example "example" has an integer beyond 2^53, which JavaScript reads as -9007199254740992.',
    "#/components/schemas/Id An integer has the format int64: values beyond 2^53 are read inexactly. If they occur, use a string instead.",
  ]);
  const many = Object.fromEntries(Array.from({ length: 30 }, (_, index) => [`S${index}`, { maximum: 2 ** 60 }]));
  expect(notesOn({ components: { schemas: many } })).toHaveLength(11);
});

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

test("methods of a path's own are left out, with a note", () => {
  const paths = { "/x": { additionalOperations: { LINK: { operationId: "link", responses: OK } } } };
  expect(notesOn({ openapi: "3.2.0", paths })).toEqual([expect.stringMatching(/^#\/paths\/~1x LINK \/x is left out/)]);
});

test("a range of statuses is one in small letters, too", () => {
  const paths = { "/x": { get: { operationId: "read", responses: { "2xx": { description: "OK." } } } } };
  expect(Object.keys(contractOf({ paths }).operations["read"]?.responses ?? {})).toEqual(["2XX"]);
});

test("a $dynamicRef that may mean several schemas is noted with its place", () => {
  const node = { $dynamicAnchor: "node", type: "object", properties: { next: { $dynamicRef: "#node" } } };
  const schemas = { Tree: node, Strict: { ...node, properties: {} } };
  expect(notesOn({ openapi: "3.1.0", components: { schemas } })).toEqual([
    '#/components/schemas/Tree/properties/next $dynamicRef "#node" is taken for any value: 2 schemas have that $dynamicAnchor, and which one holds depends on the schema that refers to this one.',
  ]);
});

test("a server with a variable that has no default is left out, with a note", async () => {
  const servers = [{ url: "https://{tenant}.example.test" }];
  const paths = { "/x": { get: { operationId: "read", responses: OK } } };
  await expect(send({ servers, paths }, "read")).rejects.toThrow("baseUrl is required");
  const { url } = await send({ servers, paths }, "read", {}, {}, { baseUrl: "https://a.example.test" });
  expect(url).toBe("https://a.example.test/x");
  expect(notesOn({ servers, paths })).toEqual([
    '# The server https://{tenant}.example.test is left out: its variable "tenant" has no default. Pass a `baseUrl` to the client.',
  ]);
});

test("operations whose names would be one get different names, with a note", () => {
  const document = { paths: { "/a-b": { get: { responses: OK } }, "/a_b": { get: { responses: OK } } } };
  expect(notesOn(document)).toEqual([
    '#/paths/~1a_b/get GET /a-b already has the name "getAB": this operation is called "getAB2". Give it a different operationId.',
  ]);
});

test("a JSON part of a form is JSON whatever its type, but for the ready text of a FormData", async () => {
  const encoding = {
    note: { contentType: "application/json" },
    either: { contentType: "text/plain, application/json" },
  };
  const content = { "multipart/form-data": { schema: { type: "object" }, encoding } };
  const paths = { "/x": { post: { operationId: "post", requestBody: { content }, responses: OK } } };
  const given = new FormData();
  given.set("note", '"a"');
  const bodies = [{ note: "a", either: "a" }, { note: ["a", 1], either: { b: 1 } }, given];
  const parts = await Promise.all(
    bodies.map(async (body) => {
      const text = String((await send({ paths }, "post", { body })).body);
      return [...text.matchAll(/^Content-Type: (.*)\r\n\r\n(.*)\r$/gm)].map(([, type, part]) => `${type} ${part}`);
    }),
  );
  expect(parts).toEqual([
    ['application/json "a"', "text/plain a"],
    ['application/json "a"', "application/json 1", 'application/json {"b":1}'],
    ['application/json "a"'],
  ]);
});

describe("header parameters", () => {
  const parameters = [
    { name: "X-Count", in: "header", required: true, schema: { type: "integer", minimum: 1 } },
    { name: "X-Ids", in: "header", schema: { type: "array", items: { type: "integer" } } },
    { name: "X-Dry-Run", in: "header", schema: { type: "boolean" } },
    { name: "X-Point", in: "header", explode: true, schema: { type: "object" } },
    { name: "Authorization", in: "header", required: true, schema: string },
    { name: "accept", in: "header", schema: string },
  ];
  const document = { paths: { "/page": { get: { operationId: "page", parameters, responses: OK } } } };
  const headersOf = async (headers: object) => (await send(document, "page", {}, { headers })).headers;

  test("of any type are written in the style simple, or given as text", async () => {
    const written = { "x-count": "5", "x-ids": "1,2", "x-dry-run": "true", "x-point": "x=1,y=2" };
    const values = { "X-Count": 5, "X-Ids": [1, 2], "X-Dry-Run": true, "X-Point": { x: 1, y: 2 } };
    expect(await headersOf(values)).toEqual(written);
    expect(await headersOf({ ...written })).toEqual(written);
    await expect(headersOf({ "X-Count": 0 })).rejects.toThrow("X-Count must be at least 1");
    await expect(headersOf({ "X-Count": "five" })).rejects.toThrow("X-Count must be an integer");
    await expect(headersOf({ "X-Count": 1, "X-Dry-Run": "yes" })).rejects.toThrow("X-Dry-Run must be a boolean");
  });

  test("that OpenAPI says to ignore are left out, with a note", () => {
    expect(notesOn(document)).toEqual(
      ["Authorization", "accept"].map((name) =>
        expect.stringContaining(`#/paths/~1page/get The header parameter "${name}" is left out`),
      ),
    );
  });
});

describe("credentials", () => {
  const securitySchemes = {
    q: { type: "apiKey", in: "query", name: "api_key" },
    c: { type: "apiKey", in: "cookie", name: "sid" },
    h: { type: "apiKey", in: "header", name: "X-Key" },
    b: { type: "http", scheme: "bearer" },
    ba: { type: "http", scheme: "basic" },
    d: { type: "http", scheme: "digest" },
    m: { type: "mutualTLS" },
  };
  const operation = (operationId: string, ...security: readonly (readonly string[])[]) => ({
    get: {
      operationId,
      responses: OK,
      security: security.map((names) => Object.fromEntries(names.map((n) => [n, []]))),
    },
  });
  const document = {
    components: { securitySchemes },
    paths: {
      "/q": operation("inQuery", ["q"]),
      "/q2": operation("alsoInQuery", ["q"]),
      "/c": operation("inCookie", ["c"]),
      "/and": operation("both", ["h", "b"]),
      "/or": operation("either", ["h"], ["b"]),
      "/ba": operation("basic", ["ba"]),
      "/opt": operation("optional", [], ["b"]),
      "/d": operation("digest", ["d"]),
    },
  };
  const tokens = { q: "k y".replace(" ", "&"), c: "s", h: "h", b: "t", ba: { username: "ü", password: "p:w" } };
  const sent = (id: string, token: ClientOptions["token"]) => send(document, id, {}, {}, { token });

  test("go out under their own schemes, all of an alternative together", async () => {
    expect((await sent("inQuery", tokens)).url).toBe("https://api.example.test/v1/q?api_key=k%26y");
    expect((await sent("inCookie", tokens)).headers).toEqual({ cookie: "sid=s" });
    expect((await sent("both", tokens)).headers).toEqual({ "x-key": "h", authorization: "Bearer t" });
    expect((await sent("either", { b: "t" })).headers).toEqual({ authorization: "Bearer t" });
    expect((await sent("either", tokens)).headers).toEqual({ "x-key": "h" });
    const basic = `Basic ${Buffer.from("ü:p:w").toString("base64")}`;
    expect((await sent("basic", tokens)).headers).toEqual({ authorization: basic });
    expect((await sent("basic", { ba: "ü:p:w" })).headers).toEqual({ authorization: basic });
    expect((await sent("basic", { ba: async () => "ü:p:w" })).headers).toEqual({ authorization: basic });
    expect((await sent("optional", {})).headers).toEqual({});
    expect((await sent("optional", tokens)).headers).toEqual({ authorization: "Bearer t" });
    expect((await sent("digest", tokens)).headers).toEqual({});
  });

  test("of one field are alternatives, for it holds one of them", async () => {
    const paths = { "/x": operation("flows", ["b", "o", "h"]) };
    const schemes = { ...securitySchemes, o: { type: "oauth2", flows: {} } };
    const flows = { components: { securitySchemes: schemes }, paths };
    for (const token of [
      { b: "t", h: "k" },
      { o: "t", h: "k" },
    ]) {
      const { headers } = await send(flows, "flows", {}, {}, { token });
      expect(headers).toEqual({ authorization: "Bearer t", "x-key": "k" });
    }
  });

  test("are found by their URI too, as in OpenAPI 3.2", async () => {
    const paths = { "/x": operation("byUri", ["#/components/securitySchemes/b"]) };
    const byUri = { openapi: "3.2.0", components: { securitySchemes }, paths };
    expect((await send(byUri, "byUri", {}, {}, { token: { b: "t" } })).headers).toEqual({
      authorization: "Bearer t",
    });
    const byRoot = { "/x": { get: { operationId: "byRoot", responses: OK } } };
    const root = { ...byUri, security: [{ "#/components/securitySchemes/b": [] }], paths: byRoot };
    expect((await send(root, "byRoot", {}, {}, { token: { b: "t" } })).headers).toEqual({ authorization: "Bearer t" });
    expect(notesOn(root)).toEqual(notesOn({ components: { securitySchemes }, paths: {} }));
  });

  test("that the document does not have are noted with their place", () => {
    const paths = { "/x": operation("read", ["gone"], ["gone"]) };
    expect(notesOn({ security: [{ lost: [] }], paths })).toEqual([
      '# No credential is sent for "lost": components.securitySchemes does not define it.',
      '#/paths/~1x/get No credential is sent for "gone": components.securitySchemes does not define it.',
    ]);
  });

  test("whose place no request has are left out, and noted with their place", async () => {
    const lost = { type: "apiKey", in: "body", name: "key" };
    const misplaced = { components: { securitySchemes: { lost } }, paths: { "/x": operation("read", ["lost"]) } };
    expect(notesOn(misplaced)).toEqual([
      '#/components/securitySchemes/lost No credential is sent for "lost": `in` must be header, query or cookie.',
    ]);
    expect((await send(misplaced, "read")).headers).toEqual({});
  });

  test("given as a single token go to one scheme only", async () => {
    expect((await sent("inQuery", "t")).url).toContain("api_key=t");
    expect((await sent("optional", "t")).headers).toEqual({});
    for (const id of ["inCookie", "both", "either", "basic"]) {
      await expect(sent(id, "t")).rejects.toThrow(
        /^token must have a value for each scheme that this operation needs: \{/,
      );
    }
  });

  test("that are missing are named by their schemes, and invalid ones are not quoted", async () => {
    await expect(sent("both", { h: "h" })).rejects.toThrow('{ "h": …, "b": … }');
    for (const ba of ["no-colon", { username: "a:b", password: "s3cret" }, { username: "a", password: "s3cret\n" }]) {
      const error = await sent("basic", { ba }).catch((thrown: unknown) => thrown);
      expect(error).toMatchObject({ name: "InvalidRequestError", parameter: "token", outcome: "not_sent" });
      expect(String(error)).not.toContain("s3cret");
    }
  });

  test("that a client can't send are noted with their place", () => {
    expect(notesOn(document)).toEqual([
      expect.stringMatching(/^#\/components\/securitySchemes\/d The client can't send "d": HTTP digest/),
      expect.stringMatching(/^#\/components\/securitySchemes\/m The client certificate of "m"/),
    ]);
  });
});

describe("a document whose requests can't be sent as they are described", () => {
  const get = (operation: object) => ({ get: { operationId: "run", responses: OK, ...operation } });

  test("has no body with GET", async () => {
    const requestBody = { required: true, content: { "application/json": {} } };
    const document = { paths: { "/search": get({ requestBody }) } };
    expect(notesOn(document)).toEqual([expect.stringContaining("#/paths/~1search/get The request body is left out")]);
    expect((await send(document, "run")).body).toBeNull();
    await expect(send(document, "run", { body: {} })).rejects.toThrow("body is not a parameter of run");
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
  ])("says so of a deepObject that is %j", (schema, message) => {
    const parameters = [{ name: "filter", in: "query", style: "deepObject", schema }];
    expect(notesOn({ paths: { "/d": get({ parameters }) } })).toEqual([expect.stringMatching(message)]);
  });

  test("with a documented idempotency key gets a note on the missing extension", () => {
    const parameters = [{ name: "Idempotency-Key", in: "header", schema: string }];
    expect(notesOn({ paths: { "/d": get({ parameters }) } })).toEqual([
      expect.stringContaining("add `x-idempotency: { header: Idempotency-Key }`"),
    ]);
  });
});

test("a querystring parameter of OpenAPI 3.2 that is a form is written as one", async () => {
  const content = { "application/x-www-form-urlencoded": { schema: { type: "object" } } };
  const parameters = [{ name: "filter", in: "querystring", content }];
  const document = { openapi: "3.2.0", paths: { "/x": { get: { operationId: "run", parameters, responses: OK } } } };
  expect((await send(document, "run", { filter: { a: "1 2", b: true } })).url).toBe(
    "https://api.example.test/v1/x?a=1%202&b=true",
  );
});
