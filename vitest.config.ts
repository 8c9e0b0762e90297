import { availableParallelism } from "node:os";
import { defineConfig } from "vitest/config";
import { repositoryPath } from "./test/support/repository.ts";
import { resolve } from "./test/support/resolve.ts";

export default defineConfig({
  resolve,
  test: {
    include: ["test/**/*.test.ts", "examples/**/*.test.ts", "bulk/test/**/*.test.ts"],
    exclude: [
      // These work on the packed tarball: see vitest.package.config.ts.
      "test/{package,consumers,runtimes}/**",
      // These need public documents: see vitest.corpus.config.ts.
      "test/corpus/**",
      // These need tools of others: see vitest.second-opinions.config.ts.
      "test/second-opinions/**",
      // These have a run of their own: see vitest.slow.config.ts.
      "**/*.slow.test.ts",
      "**/node_modules/**",
    ],
    setupFiles: ["test/support/own-dispatcher.ts"],
    // What takes longest is loading TypeScript, Redocly and Ajv again for each file.
    isolate: false,
    // More than the cores: much of the time goes by in processes that the tests start.
    maxWorkers: Math.ceil(availableParallelism() * 1.5),
    // A test that hangs must end, but one on a busy machine must not be taken for one.
    testTimeout: 120_000,
    hookTimeout: 120_000,
    // tsx looks for `paths` from the current folder on; the tests start programs in others.
    env: { TSX_TSCONFIG_PATH: repositoryPath("tsconfig.json") },
  },
});
