import { join, resolve } from "node:path";

/** A command that generates TypeScript from a document. */
export interface Tool {
  readonly name: string;
  readonly gives: string;
  /** The arguments of Node. */
  readonly args: (document: string, out: string) => readonly string[];
}

/** The commands are started by Node directly, without the overhead of npm. */
const installed = (command: string) => resolve("node_modules/.bin", command);

/** What `npx revokit` runs, built. */
export const revokit = (...args: readonly string[]) => [resolve("../scripts/dist/cli.js"), ...args];

export const redoclyLint = (config: string, documents: readonly string[]) => [
  installed("redocly"),
  "lint",
  "--config",
  config,
  ...documents,
];

export const openapiTypescript: Tool = {
  name: "openapi-typescript",
  gives: "types",
  args: (document, out) => [installed("openapi-typescript"), document, "--output", join(out, "openapi.ts")],
};

/** In the newest versions that run on Node 20. */
export const peers: readonly Tool[] = [
  openapiTypescript,
  {
    name: "@hey-api/openapi-ts",
    gives: "types, client",
    args: (document, out) => [installed("openapi-ts"), "-i", document, "-o", join(out, "hey-api"), "-s"],
  },
  {
    name: "orval",
    gives: "types, client",
    args: (document, out) => [installed("orval"), "--input", document, "--output", join(out, "orval/api.ts")],
  },
  {
    name: "redocly generate-client",
    gives: "types, client with its run time",
    args: (document, out) => [installed("redocly"), "generate-client", document, "--output", join(out, "redocly.ts")],
  },
  {
    name: "swagger-typescript-api",
    gives: "types, client",
    args: (document, out) => [
      installed("swagger-typescript-api"),
      "generate",
      ...["-p", document, "-o", join(out, "swagger-typescript-api"), "-n", "api.ts", "--silent"],
    ],
  },
];
