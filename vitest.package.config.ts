import { defineConfig } from "vitest/config";

/** What takes compilers of its own: `npm run test:package`, which installs them first. */
export default defineConfig({
  test: {
    include: ["test/consumers/*.test.ts"],
    globalSetup: "test/package/pack.ts",
    testTimeout: 60_000,
  },
});
