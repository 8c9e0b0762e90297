import { describe, expect, test } from "vitest";
import { loadApis } from "../support/generated-apis.ts";
import { checks } from "../../scripts/conformance/checks/registry.ts";
import { openMock } from "../../scripts/cli/conformance-subject.ts";
import { mockUnderTest } from "../../scripts/conformance/runner/mock-under-test.ts";
import { runChecks } from "../../scripts/conformance/runner/run.ts";
import { documentedApis } from "./documented-apis.ts";

for (const { name, api } of await documentedApis()) {
  describe(`the mock of ${name}`, async () => {
    const { results } = await runChecks(mockUnderTest(api));

    for (const { operationId, check, findings } of results) {
      test(`${operationId}: ${check}`, () => expect(findings).toEqual([]));
    }
  });
}

/** Checks that the built-in APIs have no data for. */
const NOT_TRIED = ["kirim: credential-first", "kirim: refusal-no-effect", "natural: same-request-id"];

/** Checks of bodies, reading operations and several security schemes: the other documents above have these. */
const NOT_APPLICABLE = [
  ...["credential-alternatives", "invalid-body", "invalid-member", "head", "media-type-forms"],
  ...["boundary-members", "single-member"],
];

test("each check is tried on a built-in API, also over a network", async () => {
  const skipped: string[] = [];
  const tried = new Set<string>();
  for (const api of await loadApis()) {
    const { subject, close } = await openMock(api);
    const { results } = await runChecks(subject).finally(close);
    expect(results.filter(({ status }) => status === "failed" || status === "noted")).toEqual([]);
    for (const { check, status } of results) {
      if (status === "skipped") skipped.push(`${api.facts.name}: ${check}`);
      tried.add(check);
    }
  }
  expect(skipped.sort()).toEqual(NOT_TRIED);
  expect(checks.map(({ id }) => id).filter((id) => !tried.has(id))).toEqual(NOT_APPLICABLE);
});
