import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { createMock, defaultSeed, kirim, natural, parseSeed, SeedError } from "revokit/mock";
import { ask, serve, statefulApis } from "./support.ts";

const apis = [natural, kirim];

test("the default seed is a valid one, through JSON and back", () => {
  const seed = defaultSeed(apis);
  expect(parseSeed(JSON.parse(JSON.stringify(seed)), apis)).toEqual(seed);
});

describe.each(statefulApis)("$name", ({ api, operationId }) => {
  const parameters = Object.keys(createMock({ apis: [api] }).resources()[0]?.path ?? {});

  test("starts with the documented ids, and with a resource in every state", () => {
    const own = createMock({ apis: [api] })
      .resources()
      .filter(({ tenant }) => tenant === "tenant");
    expect(own.map(({ state }) => state)).toEqual(api.behaviour?.states);
    for (const name of parameters)
      expect(own[0]?.path[name]).toBe(api.facts.operations[operationId]?.examples.parameters[name]);
  });
});

test("a token * accepts every credential that belongs to no other tenant", async () => {
  const { mock, url } = await serve({
    seed: {
      tenants: [
        { name: "all", tokens: ["*"] },
        { name: "one", tokens: ["one"] },
      ],
    },
  });
  expect((await ask({ base: url(kirim), api: kirim, token: "whatever" })).status).toBe(404);
  expect(mock.resources()).toEqual([]);
});

const tenant = { name: "a", tokens: ["t"] };
const { path } = createMock({ apis: [natural] }).resources()[0] ?? {};
const withNatural = (resource: unknown) => ({ tenants: [{ ...tenant, resources: { natural: [resource] } }] });

test.each([
  ["no object", null, "/tenants must be an array"],
  ["a tenant that is not an object", { tenants: [7] }, "/tenants/0/name must be a string"],
  [
    "resources that are not an object",
    { tenants: [{ ...tenant, resources: [] }] },
    "/tenants/0/resources must be an object",
  ],
  ["a resource that is not an object", withNatural(7), "/tenants/0/resources/natural/0/state must be a string"],
  ["no tenants", { tenants: [] }, "/tenants must have at least one tenant"],
  [
    "a tenant without a token",
    { tenants: [{ name: "a", tokens: [] }] },
    "/tenants/0/tokens must have at least one token",
  ],
  [
    "a token that is not a string",
    { tenants: [{ name: "a", tokens: ["t", 5] }] },
    "/tenants/0/tokens/1 must be a string",
  ],
  [
    "two tenants of one name",
    { tenants: [tenant, { name: "a", tokens: ["u"] }] },
    "/tenants must not have two tenants with one name",
  ],
  ["a tenant without a name", { tenants: [{ tokens: ["t"] }] }, "/tenants/0/name must be a string"],
  ["one token for two", { tenants: [tenant, { ...tenant, name: "b" }] }, "one token to two tenants"],
  [
    "an unknown API",
    { tenants: [{ ...tenant, resources: { nothing: [] } }] },
    "/tenants/0/resources/nothing must be a served API",
  ],
  [
    "no list",
    { tenants: [{ ...tenant, resources: { natural: {} } }] },
    "/tenants/0/resources/natural must be an array",
  ],
  [
    "an unknown state",
    withNatural({ path, state: "GONE" }),
    "/tenants/0/resources/natural/0/state must be one of PENDING",
  ],
  ["no path", withNatural({ state: "PENDING" }), "/tenants/0/resources/natural/0/path/agentId is required"],
  [
    "an id of the wrong form",
    withNatural({ path: { ...path, agentId: "x" }, state: "PENDING" }),
    "path/agentId must match",
  ],
  [
    "an unknown parameter",
    withNatural({ path: { ...path, other: "x" }, state: "PENDING" }),
    "path/other is not a path parameter",
  ],
])("refuses a seed with %s and says where", (_, seed, message) => {
  expect(() => parseSeed(seed, apis)).toThrow(SeedError);
  expect(() => parseSeed(seed, apis)).toThrow(message);
});

test("any JSON is a seed or a SeedError", () => {
  const value = fc.oneof(
    fc.jsonValue(),
    fc.record({
      tenants: fc.array(fc.record({ name: fc.string(), tokens: fc.array(fc.string()), resources: fc.jsonValue() })),
    }),
  );
  fc.assert(
    fc.property(value, (json) => {
      try {
        createMock({ apis, seed: parseSeed(json, apis) });
      } catch (error) {
        expect(error).toBeInstanceOf(SeedError);
      }
    }),
  );
});
