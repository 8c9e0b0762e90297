import { defineConfig } from "vitest/config";

const PACKAGE = "test/package/**/*.test.ts";

export default defineConfig({
  // The package by its own name: `paths` in tsconfig.json.
  resolve: { tsconfigPaths: true },
  test: {
    projects: [
      {
        extends: true,
        test: {
          name: "library",
          include: ["test/**/*.test.ts", "examples/**/*.test.ts"],
          exclude: [PACKAGE, "test/{consumers,runtimes,site}/**", "**/node_modules/**"],
        },
      },
      // What is packed once for all of them.
      {
        extends: true,
        test: { name: "package", include: [PACKAGE], globalSetup: "test/package/pack.ts", testTimeout: 30_000 },
      },
    ],
  },
});
