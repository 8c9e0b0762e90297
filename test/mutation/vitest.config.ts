import { defineConfig } from "vitest/config";
import { resolve } from "../support/resolve.ts";

/** The tests of the pure parts, seen from the root: quick ones, for each mutant is put to those that reach it. */
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
