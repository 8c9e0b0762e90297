import { describe, expect, test } from "vitest";
import { createMock } from "revokit/mock";
import { headerCredentialOf } from "../../src/mock/request/credentials.ts";
import { ask, exampleOf, serve, statefulApis, toFetch } from "./support.ts";

describe.each(statefulApis)("$name", ({ api, operationId }) => {
  const operation = api.facts.operations[operationId];
  const { header = "", scheme = "" } = (operation && headerCredentialOf(operation)) ?? {};

  test.each([
    ["is missing", { [header]: undefined }],
    ["is empty", { [header]: scheme }],
    ["has another scheme", { [header]: "Basic mock_token" }],
    ["is not known", { [header]: `${scheme} unknown` }],
    ["is two", { [header]: `${scheme} mock_token mock_token` }],
  ])("answers 401 where the credential %s", async (_, headers) => {
    const { url } = await serve();
    const response = await ask({ base: url(api), api, headers });
    expect(response.status).toBe(401);
    expect(response.headers.get("www-authenticate")).toBe(scheme);
    expect(keysOf(await response.json())).toEqual(keysOf(exampleOf(api, operationId, 401)));
  });

  test.each([scheme.toLowerCase(), scheme.toUpperCase()])("reads the scheme %s", async (written) => {
    const { url } = await serve();
    expect((await ask({ base: url(api), api, headers: { [header]: `${written} mock_token` } })).status).toBe(200);
  });

  test.each(["GET", "POST", "PUT", "PATCH", "OPTIONS", "HEAD"])("answers 405 with Allow to %s", async (method) => {
    const { url } = await serve();
    const response = await ask({ base: url(api), api, method });
    expect(response.status).toBe(405);
    expect(response.headers.get("allow")).toBe(operation?.method);
    const text = await response.text();
    if (method !== "HEAD")
      expect(Object.keys(JSON.parse(text))).toEqual(Object.keys(Object(exampleOf(api, operationId, 400))));
  });

  test("blames no parameter if the method or the path is wrong", async () => {
    const { url } = await serve();
    const text =
      (await (await ask({ base: url(api), api, method: "POST" })).text()) +
      (await (await fetch(`${url(api)}/nothing`)).text());
    for (const { name } of operation?.parameters ?? []) expect(text).not.toContain(`"${name}"`);
  });

  test("answers 404 to a longer path", async () => {
    const [server = ""] = api.facts.servers;
    const response = await createMock().fetch(...toFetch({ base: `${server}x`, api }));
    expect(response.headers.get("content-type")).toBe("application/problem+json");
  });

  test("answers 404 in the API's envelope if no operation has the path", async () => {
    const { url } = await serve();
    const response = await fetch(`${url(api)}/nothing/here`);
    expect(response.status).toBe(404);
    expect(Object.keys(Object(await response.json()))).toEqual(Object.keys(Object(exampleOf(api, operationId, 404))));
  });

  const broken = (operation?.parameters ?? []).flatMap(({ name, in: place, schema }) => {
    if (place === "path" && schema.pattern !== undefined) return [[name, place, "not-an-id"]];
    if (place === "header" && schema.maxLength !== undefined) return [[name, place, "x".repeat(schema.maxLength + 1)]];
    return [];
  });
  test.each(broken)(
    "refuses a %s in the %s that breaks its rule, with a documented status and its name",
    async (name, place, value) => {
      const { mock, url } = await serve();
      const change = { [name ?? ""]: value ?? "" };
      const response = await ask({
        base: url(api),
        api,
        ...(place === "path" ? { path: change } : { headers: change }),
      });
      expect([400, 422]).toContain(response.status);
      expect(operation?.responses).toHaveProperty(String(response.status));
      const placed = operation?.parameters.filter((one) => one.in === place).map((one) => `"${one.name}"`) ?? [];
      const naming = ["400", "422"].filter((status) =>
        placed.some((one) => JSON.stringify(exampleOf(api, operationId, status) ?? null).includes(one)),
      );
      expect(naming).toContain(String(response.status));
      const text = await response.text();
      expect(text).toContain(name);
      expect(text).not.toContain(value);
      expect(mock.ledger()).toEqual([]);
    },
  );

  const required = (operation?.parameters ?? [])
    .filter((one) => one.required && one.in === "header")
    .map(({ name }) => name);
  test.each(required)("refuses a request without %s", async (name) => {
    const { url } = await serve();
    const response = await ask({ base: url(api), api, headers: { [name]: undefined } });
    expect(response.status).toBe(400);
    expect(await response.text()).toContain(name);
  });

  test.each(Object.entries(operation?.dependentRequired ?? {}))("refuses %s without %s", async (name, others) => {
    const { url } = await serve();
    const response = await ask({
      base: url(api),
      api,
      headers: { [name]: String(api.facts.operations[operationId]?.examples.parameters[name]) },
    });
    expect(response.status).toBe(400);
    expect(await response.text()).toContain(others[0]);
  });

  test.each(Object.keys(operation?.responses ?? {}))(
    "answers the documented example of %s when Prefer asks for it, and changes nothing",
    async (status) => {
      const { mock, url } = await serve();
      const response = await ask({ base: url(api), api, headers: { Prefer: `code=${status}` } });
      expect(String(response.status)).toBe(status);
      expect(response.headers.get("preference-applied")).toBe(`code=${status}`);
      expect(keysOf(await response.json())).toEqual(keysOf(exampleOf(api, operationId, status)));
      expect(mock.ledger()).toEqual([]);
    },
  );

  test.each(["code=418", "code=abc", "code=99999", "example=nothing"])(
    "refuses Prefer: %s and says what is documented",
    async (prefer) => {
      const { url } = await serve();
      const response = await ask({ base: url(api), api, headers: { Prefer: prefer } });
      expect(response.status).toBe(400);
      expect(await response.text()).toContain("Documented: ");
    },
  );

  test("ignores preferences that it does not know", async () => {
    const { url } = await serve();
    expect((await ask({ base: url(api), api, headers: { Prefer: "respond-async, wait=10" } })).status).toBe(200);
  });
});

test("answers with the mock's own problem if a request belongs to no API", async () => {
  const { origin } = await serve();
  const response = await fetch(`${origin}/elsewhere`);
  expect(response.status).toBe(404);
  expect(response.headers.get("content-type")).toBe("application/problem+json");
});

/** The names of all members, at any depth. */
function keysOf(value: unknown): string[] {
  return JSON.stringify(value).match(/"[^"]+":/g) ?? [];
}
