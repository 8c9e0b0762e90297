import { defineConfig } from "vitest/config";
import { resolve } from "./test/support/resolve.ts";

/** What works on the packed tarball, with compilers of its own: `npm run test:all package`, which installs them first. */
export default defineConfig({
  resolve,
  test: {
    include: ["test/package/*.test.ts", "test/consumers/*.test.ts"],
    // Packed once for all of them.
    globalSetup: "test/package/pack.ts",
    testTimeout: 120_000,
    hookTimeout: 120_000,
  },
});
