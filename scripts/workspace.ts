import { fileURLToPath } from "node:url";
import type { Workspace } from "./pipeline/workspace.ts";

const fromRoot = (path: string) => fileURLToPath(new URL(`../${path}`, import.meta.url));

/** Where this repository keeps what the pipeline reads and writes. */
export const workspace: Workspace = {
  specs: fromRoot("specs"),
  generated: fromRoot("generated"),
  redocly: fromRoot("redocly.yaml"),
  cache: fromRoot("node_modules/.cache/revokit"),
  runtime: "../../src/contract.ts",
};
