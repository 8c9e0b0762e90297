import { defineConfig } from "vitest/config";

export default defineConfig({
  // The package by its own name: `paths` in tsconfig.json.
  resolve: { tsconfigPaths: true },
  test: { include: ["test/**/*.test.ts"] },
});
