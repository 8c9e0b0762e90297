import { expect, test } from "vitest";
import { mockUnderTest } from "../../scripts/conformance/runner/mock-under-test.ts";
import { runChecks } from "../../scripts/conformance/runner/run.ts";
import { runConformance } from "../../scripts/conformance/run-conformance.ts";
import { BASE, compile, json } from "../mock/compile.ts";

/** The findings about a server that finds only this id, or every id, and the last segments of its requests. */
async function tryId(schema: object, method: "get" | "put" | "delete", status: number) {
  const id = { name: "id", in: "path", required: true, schema };
  const responses = { "200": json({ type: "object" }), "404": { description: "Nothing." } };
  const api = compile({ paths: { "/things/{id}": { [method]: { operationId: "act", parameters: [id], responses } } } });
  const asked: string[] = [];
  const report = await runConformance({
    api,
    baseUrl: BASE,
    allowUnsafe: true,
    only: ["unknown-resource"],
    fetch: (url) => {
      asked.push(url.split("/").at(-1) ?? "");
      const body = status === 200 ? "{}" : null;
      return Promise.resolve(
        new Response(body, { status, headers: body ? { "content-type": "application/json" } : {} }),
      );
    },
  });
  const [check] = report.operations.flatMap(({ checks }) => checks);
  return { asked, status: check?.status, reason: check?.reason };
}

const FORMS = {
  uuid: /^[\da-f]{8}-[\da-f]{4}-4[\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/,
  ulid: /^0((?!I|L|O|U)[0-9A-Z]){25}$/,
};

test.each(["uuid", "ulid"] as const)("an id of the format %s is made up, and must not be found", async (format) => {
  const schema = { type: "string", format };
  for (const method of ["get", "put", "delete"] as const) {
    const found = await tryId(schema, method, 200);
    expect(found).toMatchObject({ status: "failed", asked: [expect.stringMatching(FORMS[format])] });
    expect(await tryId(schema, method, 404)).toMatchObject({ status: "passed" });
  }
  expect((await tryId(schema, "get", 400)).status).not.toBe("passed");
});

test("an id that may exist is not made up", async () => {
  for (const schema of [{ type: "string" }, { type: "integer" }, { type: "string", format: "email" }]) {
    expect(await tryId(schema, "delete", 200)).toMatchObject({
      status: "skipped",
      asked: [],
      reason: "no unknown resource is in the fixtures, and none can be made up",
    });
  }
});

test("on the suite's own mock an id is unknown where the mock keeps state", async () => {
  const thing = { type: "object", required: ["id"], properties: { id: { type: "string", minLength: 4 } } };
  const id = { name: "id", in: "path", required: true, schema: { type: "string" }, example: "thing_1" };
  const found = { "200": json(thing, { example: { id: "thing_1" } }), "404": { description: "Nothing." } };
  const gone = { "204": { description: "Gone." }, "404": { description: "Nothing." } };
  const api = compile({
    paths: {
      "/things": { post: { operationId: "create", responses: { "201": json(thing) } } },
      "/things/{id}": {
        get: { operationId: "read", parameters: [id], responses: found },
        delete: { operationId: "remove", parameters: [id], responses: gone },
      },
      "/things/{id}/state": { get: { operationId: "state", parameters: [id], responses: found } },
    },
  });

  const { results } = await runChecks(mockUnderTest(api));
  const statuses = results
    .filter(({ check }) => check === "unknown-resource")
    .map((each) => [each.operationId, each.status]);
  expect(Object.fromEntries(statuses)).toEqual({ read: "passed", remove: "passed", state: "skipped" });
  expect(results.flatMap(({ findings }) => findings)).toEqual([]);
});

test("an id that may exist is made up only for reading, and finding it is a note", async () => {
  for (const schema of [{ type: "string" }, { type: "integer" }]) {
    expect(await tryId(schema, "get", 200)).toMatchObject({ status: "noted" });
    expect(await tryId(schema, "get", 404)).toMatchObject({ status: "passed" });
  }
  expect(await tryId({ type: "string", format: "date" }, "get", 200)).toMatchObject({ status: "skipped", asked: [] });
});
