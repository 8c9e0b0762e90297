import { defineConfig } from "vitest/config";

/** The tests of the pure parts, seen from the root: quick ones, for each mutant is put to those that reach it. */
export default defineConfig({
  resolve: { tsconfigPaths: true },
  test: {
    include: [
      "test/pure/*.test.ts",
      "test/client/idempotency-key.test.ts",
      "test/transport/{checks,classify,outcome,retry-after,retry-policy}.test.ts",
      "test/validators/formats.test.ts",
    ],
  },
});
