import { createMock, type Fault, kirim as kirimMock, type Mock, MOCK_TOKEN } from "revokit/mock";
import { expect } from "vitest";
import { type JobOptions, kirim } from "../../src/index.ts";

/** A job on Kirim's mock, in this process. */
export function jobOf(
  count: number,
  faults: readonly Fault[] = [],
): { readonly mock: Mock; readonly options: JobOptions } {
  const rows = Array.from({ length: count }, (_, index) => ({ id: "cus_1", link_id: `csl_${index}` }));
  const resources = { kirim: rows.map((path) => ({ path, state: "active" })) };
  const seed = { tenants: [{ name: "tenant", tokens: [MOCK_TOKEN], resources }] };
  const mock = createMock({ apis: [kirimMock], seed, faults });
  const client = { fetch: mock.fetch, token: MOCK_TOKEN };
  // The name keeps the tests' jobs apart, since their rows are equal.
  const name = expect.getState().currentTestName ?? "";
  return { mock, options: { api: kirim, operation: "revokeSetupLink", rows, rate: "none", client, name } };
}
