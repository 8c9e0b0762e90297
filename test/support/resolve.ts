import { repositoryPath } from "./repository.ts";

/** Maps the library's module names to its sources, for Vitest. */
export const resolve = {
  // The package's name, as in `paths` of tsconfig.json.
  tsconfigPaths: true,
  // The platform-dependent `imports` of package.json.
  alias: {
    "#mock-server": repositoryPath("src/mock/server.ts"),
    "#platform": repositoryPath("src/node/platform.ts"),
  },
};
