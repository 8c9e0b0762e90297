import { expect, test } from "vitest";
import { type ConformanceOptions, runConformance } from "../../scripts/conformance/run-conformance.ts";
import { BASE, compile, json } from "../mock/compile.ts";

const responses = { "200": json({ type: "object" }), "400": { description: "Wrong." }, "401": { description: "Who?" } };
const inPath = { name: "name", in: "path", required: true, schema: { type: "string" } };
const limit = { name: "limit", in: "query", schema: { type: "integer", minimum: 1 } };

/** An API of two operations, and the findings about a server that validates before it authenticates and has no 405. */
async function statuses(onDocument: object, onOperation: object, options: Partial<ConformanceOptions> = {}) {
  const list = (id: string, more: object) => ({ operationId: id, parameters: [inPath, limit], responses, ...more });
  const api = compile({
    ...onDocument,
    security: [{ bearer: [] }],
    components: { securitySchemes: { bearer: { type: "http", scheme: "bearer" } } },
    paths: { "/cats/{name}": { get: list("listCats", onOperation) }, "/dogs/{name}": { get: list("listDogs", {}) } },
  });
  const report = await runConformance({
    api,
    baseUrl: BASE,
    token: "s3cret-of-mine",
    allowUnsafe: true,
    fetch: serve,
    ...options,
  });
  const found = report.operations.flatMap(({ operationId, checks }) =>
    checks.map(({ id, status }) => [`${operationId} ${id}`, status] as const),
  );
  return { status: Object.fromEntries(found) };
}

function serve(url: string, { method, headers }: RequestInit): Promise<Response> {
  const text = new URL(url).searchParams.get("limit");
  if (method !== "GET" && method !== "HEAD") return Promise.resolve(new Response(null, { status: 404 }));
  if (text !== null && !/^[1-9]\d*$/.test(text)) return Promise.resolve(new Response(null, { status: 400 }));
  const isKnown = /^(Bearer|bearer|BEARER) s3cret-of-mine$/.test(new Headers(headers).get("authorization") ?? "");
  const refusal = new Response(null, { status: 401, headers: { "WWW-Authenticate": "Bearer" } });
  const { headers: head } = Response.json({});
  return Promise.resolve(isKnown ? new Response(method === "HEAD" ? null : "{}", { headers: head }) : refusal);
}

test("a finding that no standard demands is a note, unless the document opts in to failures", async () => {
  const { status } = await statuses({}, {});
  expect(Object.entries(status).filter(([, each]) => each === "failed")).toEqual([]);
  expect(status).toMatchObject({ "listCats wrong-method": "noted", "listCats credential-first": "noted" });
});

test("a check that the document names can fail in every operation, and one that an operation names only there", async () => {
  const { status } = await statuses(
    { "x-conformance": { "wrong-method": "failure" } },
    { "x-conformance": { "credential-first": "failure" } },
  );
  expect(status).toMatchObject({
    "listCats wrong-method": "failed",
    "listDogs wrong-method": "failed",
    "listCats credential-first": "failed",
    "listDogs credential-first": "noted",
  });
});

test("a check that does not exist is refused", async () => {
  await expect(statuses({}, { "x-conformance": { "wrong-methods": "failure" } })).rejects.toThrow(
    'x-conformance of listCats: there is no check "wrong-methods". Checks: missing-credential,',
  );
});
