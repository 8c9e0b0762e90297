import { defineConfig } from "vitest/config";
import { resolve } from "./test/support/resolve.ts";

/**
 * What needs tools of others, which have an installation of their own: `npm run test:all second-opinions` installs them
 * first.
 */
export default defineConfig({
  resolve,
  test: {
    include: ["test/second-opinions/*.test.ts"],
    testTimeout: 120_000,
    hookTimeout: 120_000,
  },
});
