import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

const source = (path: string) => fileURLToPath(new URL(path, import.meta.url));

export default defineConfig({
  resolve: {
    // The package by its own name: `paths` in tsconfig.json.
    tsconfigPaths: true,
    // What package.json's `imports` chooses by the platform.
    alias: {
      "#request-sent": source("src/node/request-sent.ts"),
      "#mock-server": source("src/mock/server.ts"),
    },
  },
  test: {
    include: ["test/**/*.test.ts", "examples/**/*.test.ts"],
    // These work on the packed tarball: see vitest.package.config.ts.
    exclude: ["test/{package,consumers,runtimes}/**", "**/node_modules/**"],
    // What takes longest is loading TypeScript, Redocly and Ajv anew for each file.
    isolate: false,
    // All cores: much of the time goes by in processes that the tests start.
    maxWorkers: "100%",
    // A test that hangs must end, but one on a busy machine must not be taken for one.
    testTimeout: 120_000,
    hookTimeout: 120_000,
    // tsx looks for `paths` from the current folder on; the tests start programs in others.
    env: { TSX_TSCONFIG_PATH: source("tsconfig.json") },
    coverage: {
      provider: "v8",
      include: ["src/**/*.ts", "scripts/**/*.ts"],
      reporter: ["text", "json-summary"],
      // CONTRIBUTING.md says what is left.
      thresholds: { lines: 95, branches: 95 },
    },
  },
});
