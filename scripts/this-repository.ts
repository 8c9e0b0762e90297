import { fileURLToPath } from "node:url";
import type { GenerateRequest } from "./generate-request.ts";

const fromRoot = (path: string) => fileURLToPath(new URL(`../${path}`, import.meta.url));

/** This repository's documents. */
export const specsFolder = fromRoot("specs");

/** What this repository generates from its own documents. */
export const thisRepository: GenerateRequest = {
  input: [{ folder: specsFolder }],
  out: fromRoot("generated"),
  lint: { config: fromRoot("redocly.yaml") },
  compile: { runtime: "../../src/runtime.ts" },
  format: {},
  cache: fromRoot("node_modules/.cache/revokit"),
};
