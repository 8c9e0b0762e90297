import * as revokit from "revokit";
import { describe, test } from "vitest";
import { checks } from "./client/checks.ts";
import { createEngine } from "./client/engine.ts";
import type { ClientTestContext } from "./client/client-test-context.ts";
import { documentedApis } from "./documented-apis.ts";

/** How many inputs are generated for each operation: for the shipped ones thousands together. */
const RUNS = { shipped: 1_000, third: 200 };

for (const { name, api, file, isShipped } of await documentedApis()) {
  const engine = await createEngine(file);

  describe.each(Object.entries(api.facts.operations))(`${name}: %s`, (operationId, operation) => {
    const context: ClientTestContext = {
      library: revokit,
      api,
      operationId,
      operation,
      engine,
      runs: isShipped ? RUNS.shipped : RUNS.third,
    };

    for (const check of checks.filter(({ appliesTo }) => appliesTo?.(operation) ?? true)) {
      test(check.name, () => check.run(context), 20_000);
    }
  });
}
