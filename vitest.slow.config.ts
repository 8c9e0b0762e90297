import { defineConfig } from "vitest/config";
import base from "./vitest.config.ts";

/** The tests that take long, since they start many processes: `npm run test:all slow`. */
export default defineConfig({
  ...base,
  test: {
    ...base.test,
    include: ["{test,bulk/test,examples}/**/*.slow.test.ts"],
    exclude: ["**/node_modules/**"],
    // Most of them keep a core busy.
    maxWorkers: "100%",
  },
});
