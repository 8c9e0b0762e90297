import { describe, expect, test } from "vitest";
import { loadApis } from "../../scripts/conformance/apis.ts";
import { checks } from "../../scripts/conformance/server/checks.ts";
import { mockUnderTest } from "../../scripts/conformance/server/mock-under-test.ts";
import { runChecks } from "../../scripts/conformance/server/run.ts";
import { documentedApis } from "./documented-apis.ts";

for (const { name, api } of await documentedApis()) {
  describe(`the mock of ${name}`, async () => {
    const { results } = await runChecks(mockUnderTest(api));

    for (const { operationId, check, findings } of results) {
      test(`${operationId}: ${check}`, () => expect(findings).toEqual([]));
    }
  });
}

test("no check is left out for want of fixtures, and each is tried on some API", async () => {
  const shipped = await loadApis();
  const results = (await Promise.all(shipped.map((api) => runChecks(mockUnderTest(api))))).flatMap(
    (each) => each.results,
  );
  const tried = new Set(results.map(({ check }) => check));

  expect(results.filter(({ status }) => status === "skipped")).toEqual([]);
  expect(checks.map(({ name }) => name).filter((name) => !tried.has(name))).toEqual([
    "a missing, broken or unknown body is refused with a documented 4xx",
  ]);
});
