import { defineConfig } from "vitest/config";
import { resolve } from "./test/support/resolve.ts";

/** The site, in a real browser: `npm run test:all docs`, which installs what builds and reads it first. */
export default defineConfig({
  resolve,
  test: {
    include: ["docs/test/*.test.ts"],
    // Built once for all of them.
    globalSetup: "docs/test/setup.ts",
    testTimeout: 120_000,
    hookTimeout: 120_000,
  },
});
