import { createServer, type RequestListener } from "node:http";
import fc from "fast-check";
import { expect, onTestFinished, test } from "vitest";
import { compileInMemory } from "../../scripts/compile/in-memory.ts";
import { normalizeDocument } from "../../scripts/compile/normalize-document.ts";
import type { OpenApiDocument } from "../../scripts/compile/document.ts";
import { describeEffects } from "../../scripts/conformance/runner/describe-plan.ts";
import type { Fixtures } from "../../scripts/conformance/runner/fixtures.ts";
import { toHtml } from "../../scripts/conformance/reports/html.ts";
import { toJUnit } from "../../scripts/conformance/reports/junit.ts";
import { toReport } from "../../scripts/conformance/reports/report.ts";
import { toTerminal } from "../../scripts/conformance/reports/terminal.ts";
import { runChecks } from "../../scripts/conformance/runner/run.ts";
import type { ServerUnderTest } from "../../scripts/conformance/runner/server-under-test.ts";

const text = { type: "string" };
const inPath = (name: string, schema: object) => [{ name, in: "path", required: true, schema }];
const answers = {
  "200": { description: "Done." },
  "400": { description: "Wrong." },
  "404": { description: "Unknown." },
};
const secured = { ...answers, "401": { description: "Who are you?" } };

/** Templates that overlap, as in many public documents: `/user/login` is also a `/user/{username}`. */
const document: object = {
  openapi: "3.1.1",
  info: { title: "Pets", version: "1" },
  servers: [{ url: "https://pets.example" }],
  security: [{ key: [] }],
  components: { securitySchemes: { key: { type: "http", scheme: "bearer" } } },
  paths: {
    "/user/login": { get: { operationId: "login", responses: secured } },
    "/user/logout": { get: { operationId: "logout", responses: answers } },
    "/user/{username}": {
      parameters: inPath("username", text),
      get: { operationId: "readUser", responses: answers },
      put: { operationId: "changeUser", responses: answers },
      delete: { operationId: "deleteUser", responses: secured },
    },
    "/pet/{id}": {
      parameters: [...inPath("id", { type: "integer" }), { name: "reason", in: "query", schema: text }],
      get: { operationId: "readPet", responses: answers },
      delete: { operationId: "deletePet", responses: answers },
    },
    "/pet/{id}/image": {
      get: { operationId: "readImage", parameters: inPath("id", { type: "integer" }), responses: answers },
    },
  },
};
const api = compileInMemory("pets", normalizeDocument(document as OpenApiDocument));

/** A server on loopback; its base URL. */
async function listen(listener: RequestListener): Promise<string> {
  const server = createServer(listener);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  onTestFinished(() => {
    server.close();
    server.closeAllConnections();
  });
  const address = server.address();
  return `http://127.0.0.1:${typeof address === "object" ? address?.port : 0}`;
}

function subject(baseUrl: string, fixtures: Partial<Fixtures>, allowsUnsafe: boolean): ServerUnderTest {
  return {
    api,
    baseUrl,
    fixtures: { token: "secret", operations: {}, ...fixtures },
    allowsUnsafe,
    fetch: (url, init) => fetch(url, init),
    wait: () => Promise.resolve(),
  };
}

/** Methods that change nothing (RFC 9110, 9.2.1). */
const SAFE: readonly string[] = ["GET", "HEAD", "OPTIONS"];

/** A server known only by its document: users and pets, which any DELETE or PUT changes. */
async function deafServer() {
  const ids = Array.from({ length: 1_000 }, (_, index) => String(index));
  const letters = [..."abcdefghijklmnopqrstuvwxyz"];
  const resources = new Set([
    "root",
    "null",
    "-1",
    "admin",
    "login",
    "logout",
    "user1",
    "constructor",
    ...letters,
    ...ids,
  ]);
  const requests: { readonly method: string; readonly path: string }[] = [];
  const changed: string[] = [];
  const url = await listen((request, response) => {
    const { method = "", url: target = "" } = request;
    const path = decodeURIComponent(new URL(target, "http://any").pathname.replaceAll(/%(?![0-9a-f]{2})/gi, "%25"));
    requests.push({ method, path: target });
    const name = path.split("/").at(2) ?? "";
    if (!SAFE.includes(method) && resources.has(name)) changed.push(`${method} ${path}`);
    request.resume();
    response.writeHead(404).end();
  });
  return { url, requests, changed };
}

test("without consent, only safe methods are sent", async () => {
  const { url, requests } = await deafServer();
  const { results } = await runChecks(subject(url, {}, false));

  expect(new Set(requests.map(({ method }) => method))).toEqual(new Set(["GET", "HEAD", "OPTIONS"]));
  expect(
    results.find(({ operationId, status }) => operationId === "deleteUser" && status === "skipped")?.reason,
  ).toContain("only safe methods may be sent");
});

test("without consent, no header asks for another method", async () => {
  const asked: unknown[] = [];
  const url = await listen((request, response) => {
    asked.push(request.headers["x-http-method-override"]);
    response.writeHead(200).end();
  });
  const fixtures = {
    operations: { deleteUser: { fresh: Array.from({ length: 40 }, (_, number) => ({ username: `u${number}` })) } },
  };
  await runChecks(subject(url, fixtures, false));
  expect(new Set(asked)).toEqual(new Set([undefined]));

  await runChecks(subject(url, fixtures, true));
  expect(new Set(asked)).toContain("DELETE");
});

test.each(["/pets/%zz", "%", "//", "?", "/pets/\u00ff"])("the Location %j ends no run", async (location) => {
  const paths = {
    "/pets": { post: { operationId: "makePet", responses: { "201": { description: "Made." } } } },
    "/pets/{id}": {
      delete: { operationId: "freePet", parameters: inPath("id", text), responses: answers },
    },
  };
  const changed: object = { ...document, security: [], paths };
  const pets = compileInMemory("pets", normalizeDocument(changed as OpenApiDocument));
  const { results } = await runChecks({
    ...subject("https://pets.example", {}, true),
    api: pets,
    fetch: () => Promise.resolve(new Response("", { status: 201, headers: { location } })),
  });
  expect(new Set(results.map(({ operationId }) => operationId))).toEqual(new Set(["makePet", "freePet"]));
});

test("with consent, no unsafe request names a resource that may exist, or a wildcard", async () => {
  const { url, requests, changed } = await deafServer();
  await runChecks(subject(url, {}, true));

  const unsafe = requests.filter(({ method }) => !SAFE.includes(method));
  expect(unsafe.length).toBeGreaterThan(100);
  expect(changed).toEqual([]);
  expect(unsafe.filter(({ path }) => /\*|%2a/i.test(path))).toEqual([]);
});

/** A server of users with short names, most of which exist: its URL, and whom it changed. */
async function crowdedServer(exists: (name: string) => boolean) {
  const changed = new Set<string>();
  const url = await listen((request, response) => {
    const { method = "", url: target = "", headers } = request;
    const name = decodeURIComponent(target.split("?")[0]?.split("/").at(2) ?? "");
    const isKnown = headers.authorization === "Bearer secret";
    if (isKnown && !SAFE.includes(method) && exists(name)) changed.add(name);
    request.resume();
    response.writeHead(isKnown ? (exists(name) ? 200 : 404) : 401, { "www-authenticate": "Bearer" }).end();
  });
  return { url, changed };
}

test.each([
  ["numbered", /^u\d+$/, "u1"],
  ["short", /^[\w.+ -]{1,4}$/i, "Ada"],
  ["files", /^report\w{0,2}(\.\w*)?$/i, "report"],
])("with consent, no unsafe request names a resource other than those of the fixtures: %s", async (_, names, first) => {
  const { url, changed } = await crowdedServer((name) => names.test(name));
  const fresh = ["", "b", "c", "d", "e", "f"]
    .map((end) => ({ username: first + end }))
    .filter(({ username }) => names.test(username));
  await runChecks(subject(url, { operations: { deleteUser: { fresh }, changeUser: { fresh } } }, true));

  const named = fresh.map(({ username }) => username);
  expect([...changed].filter((name) => !named.includes(name))).toEqual([]);
  expect(changed.size).toBeGreaterThan(0);
});

test.each([{}, { minimum: 1000 }, { maximum: 2000 }, { exclusiveMinimum: 999, multipleOf: 2 }])(
  "with consent, no id that breaks the rules %j is another resource's to a lenient server",
  async (rules) => {
    const changed = new Set<number>();
    const url = await listen((request, response) => {
      const id = Number.parseInt(request.url?.split("/").at(2) ?? "", 10);
      if (!SAFE.includes(request.method ?? "") && Math.abs(id) < 1e6) changed.add(id);
      request.resume();
      response.writeHead(Number.isNaN(id) ? 404 : 200).end();
    });
    const remove = {
      operationId: "freePet",
      parameters: inPath("id", { type: "integer", ...rules }),
      responses: answers,
    };
    const altered: object = { ...document, security: [], paths: { "/pets/{id}": { delete: remove } } };
    const pets = compileInMemory("pets", normalizeDocument(altered as OpenApiDocument));
    const fresh = [1200, 1202, 1204, 1206, 1208].map((id) => ({ id: String(id) }));
    await runChecks({ ...subject(url, { operations: { freePet: { fresh } } }, true), api: pets });

    expect([...changed].filter((id) => !fresh.some((each) => each.id === String(id)))).toEqual([]);
    expect(changed.size).toBeGreaterThan(0);
  },
);

test("with consent, no name that breaks its pattern is another resource's to a lenient server", async () => {
  const { url, changed } = await crowdedServer((name) => /^[!é]?\p{L}{0,6}( \p{L}+|!)?$/u.test(name));
  const remove = {
    operationId: "freePet",
    parameters: inPath("id", { type: "string", pattern: "^[a-z]{3}$" }),
    responses: secured,
  };
  const altered: object = { ...document, paths: { "/pets/{id}": { delete: remove } } };
  const pets = compileInMemory("pets", normalizeDocument(altered as OpenApiDocument));
  const fresh = ["rex", "ada", "tim", "bob", "zoe"].map((id) => ({ id }));
  await runChecks({ ...subject(url, { operations: { freePet: { fresh } } }, true), api: pets });

  expect([...changed].filter((name) => !fresh.some(({ id }) => id === name))).toEqual([]);
  expect(changed.size).toBeGreaterThan(0);
});

test("with consent, a collection gets no unsafe method that the document does not have", async () => {
  const sent = new Set<string>();
  const url = await listen((request, response) => {
    if (!request.url?.startsWith("/pets/")) sent.add(request.method ?? "");
    request.resume();
    response.writeHead(request.method === "GET" ? 200 : 201).end();
  });
  const create = { operationId: "makePet", responses: { "201": { description: "Made." } } };
  const remove = { operationId: "freePet", parameters: inPath("id", text), responses: answers };
  const list = { operationId: "listPets", responses: answers };
  const paths = { "/pets": { get: list, post: create }, "/pets/{id}": { delete: remove } };
  const changed: object = { ...document, security: [], paths };
  const pets = compileInMemory("pets", normalizeDocument(changed as OpenApiDocument));
  await runChecks({ ...subject(url, {}, true), api: pets });

  expect([...sent].sort()).toEqual(["GET", "HEAD", "OPTIONS", "POST"]);
});

test("with consent, what no id names is changed only if the fixtures name it", async () => {
  const sent: string[] = [];
  const url = await listen((request, response) => {
    if (!SAFE.includes(request.method ?? "")) sent.push(`${request.method} ${request.url?.split("?")[0]}`);
    request.resume();
    response.writeHead(200).end();
  });
  const paths = {
    "/pets": {
      delete: {
        operationId: "freeAll",
        parameters: [{ name: "ids", in: "query", schema: text, example: "7" }],
        responses: secured,
      },
    },
    "/settings": { put: { operationId: "configure", responses: secured } },
  };
  const changed: object = { ...document, paths };
  const pets = compileInMemory("pets", normalizeDocument(changed as OpenApiDocument));
  await runChecks({ ...subject(url, {}, true), api: pets });
  expect(sent).toEqual([]);
  expect(describeEffects(pets.facts, { operations: {} })).toEqual([]);

  const operations = { configure: { fresh: [{}] } };
  await runChecks({ ...subject(url, { operations }, true), api: pets });
  expect(new Set(sent)).toEqual(new Set(["PUT /settings"]));
  expect(describeEffects(pets.facts, { operations })).toContain("  takes effect on /settings");
});

test("no unsafe method is sent to a path that matches another template", async () => {
  const { url, requests } = await deafServer();
  await runChecks(subject(url, {}, true));

  const sent = requests.filter(({ path }) => path === "/user/login").map(({ method }) => method);
  expect(sent.filter((method) => !SAFE.includes(method))).toEqual([]);
  expect(sent).toContain("GET");
});

test("the question names each operation that may take effect, and each resource that will be consumed", () => {
  const effects = describeEffects(api.facts, {
    operations: { deleteUser: { fresh: [{ username: "tim\u001b[2J" }] } },
  });
  expect(effects.filter((line) => !line.startsWith(" ")).map((line) => line.split(" ")[0])).toEqual([
    "changeUser",
    "deleteUser",
    "deletePet",
  ]);
  expect(effects).toContainEqual(expect.stringContaining("tim"));
});

/** Every form in which a server may quote a credential. */
function disguises(token: string): readonly string[] {
  const backwards = [...token].reverse().join("");
  const plain = [token, backwards, token.slice(0, -1), token.slice(1), token.toUpperCase(), encodeURIComponent(token)];
  return [...plain, ...plain.map((each) => Buffer.from(`user:${each}`).toString("base64"))];
}

/** The longest part of a credential, of eight or more characters, that occurs in a text in either case or direction. */
function leakOf(token: string, shown: string): string | undefined {
  const lower = shown.toLowerCase();
  const parts = Array.from({ length: Math.max(1, token.length - 7) }, (_, start) =>
    token.slice(start, start + 8).toLowerCase(),
  );
  return parts.find((part) => lower.includes(part) || lower.includes([...part].reverse().join("")));
}

const token = fc
  .tuple(fc.constantFrom("sk_live_", "", "ey."), fc.stringMatching(/^[A-Za-z0-9]{20,40}$/))
  .map((parts) => parts.join(""));

test("no report shows any part of a credential, however the server transforms it", async () => {
  await fc.assert(
    fc.asyncProperty(token, token, fc.nat(), async (own, other, turn) => {
      const echoes = [...disguises(own), ...disguises(other)];
      const echo = echoes[turn % echoes.length] ?? own;
      const verdict = await runChecks({
        ...subject("https://pets.example", { token: own, otherToken: other }, true),
        fetch: (url, init) => {
          const sent = new Headers(init.headers).get("authorization") ?? "";
          const headers = { "content-type": `text/${echo.replaceAll(/[^\w]/g, "")}`, "x-request-id": sent };
          return Promise.resolve(new Response(`${echo} ${url} ${sent}`, { status: 207, headers }));
        },
      });
      const report = toReport(verdict);
      for (const shown of [JSON.stringify(report), toTerminal(report, false), toJUnit([report]), toHtml([report])]) {
        for (const secret of [own, other]) {
          expect(leakOf(secret, shown)).toBeUndefined();
          for (const disguise of disguises(secret)) expect(shown).not.toContain(disguise);
        }
      }
    }),
    { numRuns: 20 },
  );
});

test("an endless body is read up to a limit, and reported", async () => {
  let sent = 0;
  const url = await listen((_, response) => {
    response.writeHead(200, { "content-type": "application/json" });
    const chunk = Buffer.alloc(2 ** 20, "a");
    const write = () => {
      while (!response.destroyed) {
        sent += chunk.length;
        if (!response.write(chunk)) return void response.once("drain", write);
      }
    };
    write();
  });
  const checks = [
    {
      id: "asks-once",
      title: "asks once",
      reference: "none",
      run: async (context: { ask: () => Promise<unknown> }) => void (await context.ask()),
    },
  ];
  const { results } = await runChecks(subject(url, {}, false), checks);

  const [first] = results;
  expect(first?.findings[0]?.message).toContain("longer than 8388608 bytes");
  expect(sent).toBeLessThan(results.length * 64 * 2 ** 20);
});
