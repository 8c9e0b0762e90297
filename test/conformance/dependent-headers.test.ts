import { expect, test } from "vitest";
import { runConformance } from "../../scripts/conformance/run-conformance.ts";
import { BASE, compile, json } from "../mock/compile.ts";

const NAMES = ["X-Agent", "X-Instance", "X-Region"];
const api = compile({
  paths: {
    "/it": {
      get: {
        operationId: "read",
        parameters: NAMES.map((name) => ({ name, in: "header", schema: { type: "string" } })),
        "x-dependent-required": { "X-Agent": ["X-Instance", "X-Region"] },
        responses: { "200": json({}), "400": { description: "Wrong." } },
      },
    },
  },
});

test.each([
  ["both headers that a third requires passes", ["X-Instance", "X-Region"], { failed: 0, passed: 1 }],
  ["only the first of them fails", ["X-Instance"], { failed: 1, passed: 0 }],
  ["only the second of them fails", ["X-Region"], { failed: 1, passed: 0 }],
])("a server that checks %s", async (_, checked, expected) => {
  const { counts } = await runConformance({
    ...{ api, baseUrl: BASE, only: ["dependent-header"] },
    fetch(url, init) {
      const { headers } = new Request(url, init);
      const isRefused = headers.has("X-Agent") && checked.some((name) => !headers.has(name));
      return Promise.resolve(isRefused ? new Response(null, { status: 400 }) : Response.json({}));
    },
  });
  expect(counts).toMatchObject(expected);
});
