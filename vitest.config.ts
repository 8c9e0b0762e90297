import { defineConfig } from "vitest/config";

const PACKAGE = "test/package/**/*.test.ts";

export default defineConfig({
  // The package by its own name: `paths` in tsconfig.json.
  resolve: { tsconfigPaths: true },
  test: {
    // A test that hangs must end, but one on a busy machine must not be taken for one.
    testTimeout: 120_000,
    hookTimeout: 120_000,
    // What takes longest is loading TypeScript, Redocly and Ajv anew for each file.
    isolate: false,
    coverage: {
      provider: "v8",
      include: ["src/**/*.ts", "scripts/**/*.ts"],
      // What is left out is run by the tests in a process of its own, where it can't be counted: see CONTRIBUTING.md.
      exclude: ["scripts/*.ts", "src/cli.ts", "src/mock/command.ts", "src/mock/print.ts"],
      reporter: ["text", "json-summary"],
      // What is reached today. The aim is 95 for both.
      thresholds: { lines: 87, branches: 80 },
    },
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
        test: { name: "package", include: [PACKAGE], globalSetup: "test/package/pack.ts" },
      },
    ],
  },
});
