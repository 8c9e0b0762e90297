import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { Contract } from "revokit";
import type { DescribedApi } from "../../scripts/conformance/runner/described-api.ts";
import { thisRepository } from "../../scripts/this-repository.ts";

/** What the pipeline generated for an API. */
export interface GeneratedApi extends DescribedApi {
  /** What a client is made of. */
  readonly contract: Contract;
}

/** Every API in a folder of generated code, by name. Default: this repository's. */
export async function loadApis(folder: string = thisRepository.out): Promise<readonly GeneratedApi[]> {
  const entries = await readdir(folder, { withFileTypes: true });
  const names = entries.filter((entry) => entry.isDirectory()).map(({ name }) => name);
  return Promise.all(names.sort().map((name) => loadApi(join(folder, name))));
}

async function loadApi(folder: string): Promise<GeneratedApi> {
  const load = (file: string): Promise<object> => import(pathToFileURL(join(folder, file)).href);
  const [operations, facts, validators] = [load("operations.ts"), load("facts.ts"), load("validators.ts")];
  // The pipeline writes each of these with a type annotation, and CI checks that it did.
  return { ...(await operations), ...(await facts), ...(await validators) } as GeneratedApi;
}
