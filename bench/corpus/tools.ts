import { join, resolve } from "node:path";
import { openapiTypescript, peers, revokit, type Tool } from "../pipeline/tools.ts";

/** What the table compares, each with its default settings. */
export const REVOKIT: Tool = {
  name: "Revokit",
  gives: "types, client, validators, facts",
  args: (document, out) => revokit("generate", document, "--out", out, "--runtime", resolve("../src/runtime.ts")),
};

/** Peers whose code must pass the same compiler. */
export const PEERS: readonly Tool[] = [
  openapiTypescript,
  ...peers.filter(({ name }) => name === "@hey-api/openapi-ts" || name === "orval"),
  {
    name: "redocly generate-client",
    gives: "types, client",
    args: (document, out) => [
      resolve("node_modules/.bin/redocly"),
      "generate-client",
      document,
      "--output",
      join(out, "redocly.ts"),
    ],
  },
];
