import { defineConfig } from "vitest/config";
import { resolve } from "../support/resolve.ts";

/** The tests of the pure parts, run from the root. They are fast, since each mutant runs all tests that reach it. */
export default defineConfig({
  resolve,
  test: {
    include: [
      "test/pure/*.test.ts",
      "test/client/idempotency-key.test.ts",
      "test/transport/{checks,classify,clock,outcome,retry-after,retry-policy}.test.ts",
      "test/validators/formats.test.ts",
    ],
  },
});
