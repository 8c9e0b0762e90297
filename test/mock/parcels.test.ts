import { createMock, MOCK_TOKEN } from "revokit/mock";
import { expect, onTestFinished, test, vi } from "vitest";
import { asMockApi } from "../../scripts/conformance/runner/described-api.ts";
import { describeEffects } from "../../scripts/conformance/runner/describe-plan.ts";
import { mockFixtures } from "../../scripts/conformance/runner/mock-fixtures.ts";
import { curlLines } from "../../scripts/cli/curl-lines.ts";
import type { Exchange } from "../../src/mock/exchange.ts";
import { thirdApis } from "../conformance/documented-apis.ts";

const documents = await thirdApis();
const [parcels] = documents.filter(({ name }) => name === "parcels").map(({ api }) => asMockApi(api));
if (parcels === undefined) throw new Error("There is no document of parcels.");
const mock = createMock({ apis: [parcels] });
const base = parcels.facts.servers[0];
const authorization = `Bearer ${MOCK_TOKEN}`;
const read = (query: string, headers: Record<string, string> = {}) =>
  mock.fetch(`${base}/parcels/7?unit=kg${query}`, { headers: { "X-Trace": "abc", Cookie: "session=s", ...headers } });
const change = (body: string | Uint8Array<ArrayBuffer> | null, headers: Record<string, string> = {}) =>
  mock.fetch(`${base}/parcels/7`, { method: "PUT", body, headers: { authorization, ...headers } });

test("parameters of every type and place are parsed to their type", async () => {
  for (const right of ["", "&step=10", "&scale=1.5", "&history=false", "&fields=weight,kind"]) {
    expect((await read(right)).status, right).toBe(200);
  }
  for (const wrong of ["&step=12", "&scale=2", "&history=perhaps", "&fields=a,b,c,d", "&fields=A"]) {
    expect((await read(wrong)).status, wrong).toBe(400);
  }
  expect((await read("", { Cookie: "session=s; region=de" })).status).toBe(200);
  expect((await read("", { Cookie: "session=s; region=deu" })).status).toBe(400);
  expect((await read("", { Cookie: "region=de" })).status).toBe(400);
});

test("an optional body may be absent, and a given one is checked against its schema and media type", async () => {
  expect((await change(null)).status).toBe(200);
  const asJson = { "Content-Type": "application/json" };
  expect((await change('{"priority":1}', asJson)).status).toBe(200);
  expect(await (await change("[]", asJson)).text()).toContain("value must be an object");
  expect((await change(new TextEncoder().encode('{"priority":1}'))).status).toBeGreaterThanOrEqual(400);
});

test("an error that is documented without a body has none", async () => {
  const response = await mock.fetch(`${base}/parcels/7/label`, {
    method: "PATCH",
    body: "x",
    headers: { "Content-Type": "text/plain", authorization: "Bearer wrong" },
  });
  expect([response.status, await response.text()]).toEqual([401, ""]);
});

test("a preflight that requests no header gets none", async () => {
  const headers = { Origin: "https://a.test", "Access-Control-Request-Method": "PUT" };
  const response = await mock.fetch(`${base}/parcels/7`, { method: "OPTIONS", headers });
  expect(response.headers.get("access-control-allow-origin")).not.toBeNull();
  expect(response.headers.get("access-control-allow-headers")).toBeNull();
});

test("curl lines have the query, the headers and the body that are required", () => {
  const lines = curlLines(parcels, "http://localhost", { tenants: [{ name: "a", tokens: ["t"] }] });
  expect(lines).toContainEqual(
    expect.stringMatching(/^curl -i -X GET 'http:\/\/localhost\/parcels\/7\?unit=kg' .*X-Trace/),
  );
  expect(lines).toContainEqual(
    expect.stringMatching(/-X PATCH .* -H 'Content-Type: text\/plain' --data-raw 'To Bonn\.'$/),
  );
});

test("safe operations are not listed as irreversible", () => {
  const effects = describeEffects(parcels.facts, mockFixtures(parcels));
  expect(new Set(effects.map((line) => line.trim().split(" ")[0]))).toEqual(
    new Set(["changeParcel", "takes", "writeLabel"]),
  );
});

test("the log shows unmatched requests without possible ids", async () => {
  const log: Exchange[] = [];
  const logged = createMock({ apis: [parcels], onExchange: (exchange) => log.push(exchange) });
  await logged.fetch(`${base}/nowhere/0123456789abcdef`);
  expect(log).toEqual([{ method: "GET", path: "/api/nowhere/…", status: 404, duration: expect.any(Number) }]);
});

test.each([new Error("a bug"), "a bug"])(
  "a bug in the mock is a 500 and a warning, and is not hidden: %s",
  async (bug) => {
    const warned = vi.spyOn(process, "emitWarning").mockImplementation(() => undefined);
    onTestFinished(() => warned.mockRestore());
    const broken = () => {
      throw bug;
    };
    const { method, path } = parcels.facts.operations["changeParcel"] ?? { method: "PUT", path: "" };
    const changeParcel = { method, path, parameters: {}, requestBody: { "application/json": broken }, responses: {} };
    const server = await createMock({ apis: [{ ...parcels, validators: { changeParcel } }] }).listen();
    onTestFinished(() => server.close());

    const headers = { "Content-Type": "application/json", authorization };
    const response = await fetch(`${server.url("parcels")}/parcels/7`, { method: "PUT", body: "{}", headers });

    expect(response.status).toBe(500);
    expect(warned).toHaveBeenCalledWith(bug);
  },
);
