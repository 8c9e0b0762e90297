import { defineConfig } from "vitest/config";

/** The site, in a real browser: `npm run test:docs`, which installs what builds and reads it first. */
export default defineConfig({
  // The package by its own name: `paths` in tsconfig.json.
  resolve: { tsconfigPaths: true },
  test: {
    include: ["docs/test/*.test.ts"],
    // Built once for all of them.
    globalSetup: "docs/test/setup.ts",
    testTimeout: 120_000,
    hookTimeout: 120_000,
  },
});
