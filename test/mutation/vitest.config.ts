import { defineConfig } from "vitest/config";
import { resolve } from "../support/resolve.ts";

/** The tests of the pure parts, run from the root. They are fast, since each mutant runs all tests that reach it. */
export default defineConfig({
  resolve,
  test: {
    include: [
      "test/{json-pointer,media-type}.test.ts",
      "test/{checks,serialize,validation}/*.test.ts",
      "test/client/idempotency-key.test.ts",
      "test/request/any-value.test.ts",
      "test/transport/{classify,clock,outcome,retry-after,retry-policy}.test.ts",
    ],
  },
});
