import { defineConfig } from "vitest/config";
import base from "./vitest.config.ts";

/** What is made of public documents, which `npm run test:all corpus` installs first. */
export default defineConfig({
  ...base,
  test: { ...base.test, include: ["test/corpus/*.test.ts"], exclude: ["**/node_modules/**"] },
});
