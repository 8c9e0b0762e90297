import { defineConfig } from "vitest/config";
import base from "./vitest.config.ts";

/** The tests of `npm test` and the slow ones together, with what they reach: `npm run test:all coverage`. */
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
