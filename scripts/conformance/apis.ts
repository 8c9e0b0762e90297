import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { Contract, Facts } from "revokit";
import { kirim, type MockApi, natural } from "revokit/mock";
import type { Validators } from "revokit/runtime";
import { thisRepository } from "../workspace.ts";

/** An API that a server is held against. */
export interface DescribedApi {
  readonly facts: Facts;
  readonly validators: Validators;
}

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
  // The pipeline writes each of these with a `satisfies` of its type, and CI checks that it did.
  return { ...(await operations), ...(await facts), ...(await validators) } as GeneratedApi;
}

/** The API as the mock serves it: with state where the library knows its states. */
export function asMockApi({ facts, validators }: DescribedApi): MockApi {
  const shipped: readonly MockApi[] = [kirim, natural];
  const behaviour = shipped.find((each) => each.facts.name === facts.name)?.behaviour;
  return { facts, validators, ...(behaviour && { behaviour }) };
}
