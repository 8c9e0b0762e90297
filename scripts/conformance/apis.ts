import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import * as mocks from "revokit/mock";
import type { Contract, Facts } from "revokit";
import type { MockApi } from "revokit/mock";
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
  const load = (file: string) => import(pathToFileURL(join(folder, file)).href);
  const modules = await Promise.all(["operations.ts", "facts.ts", "validators.ts"].map(load));
  // The pipeline writes each of these with a `satisfies` of its type, and CI checks that it did.
  return Object.assign({}, ...modules) as GeneratedApi;
}

/** The API as the mock serves it: with state where the library knows its states. */
export function asMockApi({ facts, validators }: DescribedApi): MockApi {
  const known = Object.values(mocks).find((each): each is typeof mocks.kirim & MockApi => isMockOf(each, facts));
  return { facts, validators, ...(known && { behaviour: known.behaviour }) };
}

function isMockOf(value: unknown, { name }: Facts): boolean {
  return typeof value === "object" && value !== null && "facts" in value && Object(value.facts).name === name;
}
