import { expect, test } from "vitest";
import { compileDocument } from "../../scripts/conformance/compile-document.ts";
import { mockUnderTest } from "../../scripts/conformance/runner/mock-under-test.ts";
import { runChecks } from "../../scripts/conformance/runner/run.ts";
import { documents } from "./documents.ts";

test.each(documents)("the conformance suite finds nothing wrong with the mock of $name", async ({ file }) => {
  const { results } = await runChecks(mockUnderTest(await compileDocument(file)));
  const failures = results.flatMap(({ operationId, check, findings }) =>
    findings
      .filter(({ severity }) => severity === "failure")
      .map(({ message }) => `${operationId}  ${check}  ${message}`),
  );

  expect(failures).toEqual([]);
  expect(results.filter(({ status }) => status === "passed").length).toBeGreaterThan(0);
});
