import { defineConfig } from "vitest/config";
import base from "./vitest.config.ts";

/**
 * The tests of `npm test` and the slow ones together, with what they reach: `npm run test:all coverage`. Not counted is what
 * runs in other processes and threads, or is loaded past Vitest: the entries in `scripts/*.ts`, `scripts/cli/watch.ts`, the
 * mock's command once it listens, `scripts/**\/*-thread.ts`, and the rules in `scripts/lint/rules`, which Redocly loads.
 */
export default defineConfig({
  ...base,
  test: {
    ...base.test,
    exclude: ["test/{package,consumers,runtimes}/**", "**/node_modules/**"],
    coverage: {
      enabled: true,
      provider: "v8",
      include: ["src/**/*.ts", "scripts/**/*.ts"],
      reporter: ["text", "json-summary"],
      thresholds: { lines: 95, branches: 95 },
    },
  },
});
