import { bundle, loadConfig, type Oas3_1Definition } from "@redocly/openapi-core";
import { repositoryPath } from "./repository.ts";

const config = await loadConfig({ configPath: repositoryPath("redocly.yaml") });

/** A document of `specs/`, every `$ref` replaced by what it refers to. */
export async function readSpec(api: string): Promise<Oas3_1Definition> {
  const { bundle: document } = await bundle({ ref: repositoryPath(`specs/${api}.yaml`), config, dereference: true });
  return document.parsed;
}
