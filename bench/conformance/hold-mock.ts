import { compileDocument } from "../../scripts/conformance/compile-document.ts";
import type { DescribedApi } from "../../scripts/conformance/runner/described-api.ts";
import { mockUnderTest } from "../../scripts/conformance/runner/mock-under-test.ts";
import { runChecks } from "../../scripts/conformance/runner/run.ts";

/** The suite's result for the mock of a document. */
export interface MockVerdict {
  readonly operations: number;
  readonly passed: number;
  readonly noted: number;
  readonly skipped: number;
  /** Each failure: the operation, the check, and what is wrong. */
  readonly failures: readonly string[];
  readonly requests: number;
  /** Of the checks alone, in milliseconds. */
  readonly duration: number;
}

/** Compiles a document, and runs the suite on its mock. Rejects if the document can't be compiled. */
export async function holdMockOf(file: string): Promise<MockVerdict> {
  return holdMock(await compileDocument(file, { allowRemote: false }));
}

/** Runs the suite on the mock of an API, in this process. */
export async function holdMock(api: DescribedApi): Promise<MockVerdict> {
  const start = performance.now();
  const { results } = await runChecks(mockUnderTest(api));
  const count = (wanted: string) => results.filter(({ status }) => status === wanted).length;
  return {
    operations: Object.keys(api.facts.operations).length,
    passed: count("passed"),
    noted: count("noted"),
    skipped: count("skipped"),
    failures: results.flatMap(({ operationId, check, findings }) =>
      findings
        .filter(({ severity }) => severity === "failure")
        .map(({ message }) => `${operationId}  ${check}  ${message}`),
    ),
    requests: results.reduce((sum, { requests }) => sum + requests, 0),
    duration: performance.now() - start,
  };
}
