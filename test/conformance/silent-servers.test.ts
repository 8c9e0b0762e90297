import { expect, test, vi } from "vitest";
import { runChecks } from "../../scripts/conformance/runner/run.ts";
import { BASE, compile, json } from "../mock/compile.ts";
import { freezeTime } from "../support/waiting.ts";

const names = ["a", "b", "c", "d", "e", "f"];
const read = (operationId: string) => ({
  get: {
    operationId,
    parameters: [{ name: "n", in: "query", schema: { type: "integer" } }],
    responses: { "200": json({ type: "object" }), "400": { description: "Wrong." } },
  },
});
const api = compile({ paths: Object.fromEntries(names.map((name) => [`/${name}`, read(name)])) });

/**
 * The results of a run against a server that leaves some of the operations without an answer, and how long it took, in seconds.
 */
async function runAgainst(isSilent: (operationId: string) => boolean) {
  freezeTime();
  const start = performance.now();
  let isDone = false;
  const run = runChecks({
    api,
    baseUrl: BASE,
    fixtures: { token: "", operations: {} },
    allowsUnsafe: false,
    fetch: (url, { signal }) =>
      isSilent(new URL(url).pathname.slice("/v1/".length))
        ? new Promise((_, reject) => signal?.addEventListener("abort", () => reject(signal.reason)))
        : Promise.resolve(Response.json({}, { status: url.endsWith("n=ten") ? 400 : 200 })),
    wait: () => Promise.resolve(),
  }).finally(() => (isDone = true));
  while (!isDone) await vi.advanceTimersByTimeAsync(1000);
  const { results } = await run;
  return {
    duration: (performance.now() - start) / 1000,
    of: (operationId: string) => results.filter((each) => each.operationId === operationId),
  };
}

test("a server that never answers is given up after three operations of three checks each", async () => {
  const { duration, of } = await runAgainst(() => true);

  expect(duration).toBeLessThan(300);
  expect(of("a").filter(({ status }) => status === "failed")).toHaveLength(3);
  expect(new Set(of("a").map(({ reason }) => reason))).toContain("the server did not answer 3 checks in a row in time");
  expect(new Set(of("f").map(({ reason }) => reason))).toEqual(
    new Set(["the server answered none of 3 operations in a row in time"]),
  );
});

test("an operation that never answers is given up, and those after it are checked as ever", async () => {
  const { of } = await runAgainst((operationId) => ["a", "b", "d", "e"].includes(operationId));
  const { of: usual } = await runAgainst(() => false);
  const statuses = (results: ReturnType<typeof of>) => results.map(({ check, status }) => [check, status]);

  expect(of("b").filter(({ status }) => status === "failed")).toHaveLength(3);
  expect(statuses(of("c"))).toEqual(statuses(usual("c")));
  expect(statuses(of("f"))).toEqual(statuses(usual("f")));
});
