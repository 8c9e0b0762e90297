import { repositoryPath } from "./repository.ts";

/** How Vitest finds the library's modules in the sources. */
export const resolve = {
  // The package by its own name: `paths` in tsconfig.json.
  tsconfigPaths: true,
  // What package.json's `imports` chooses by the platform.
  alias: {
    "#mock-server": repositoryPath("src/mock/server.ts"),
    "#request-sent": repositoryPath("src/node/request-sent.ts"),
  },
};
