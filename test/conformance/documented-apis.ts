import { cp, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type GeneratedApi, loadApis } from "../support/generated-apis.ts";
import { generate } from "../../scripts/generate.ts";
import { thisRepository } from "../../scripts/this-repository.ts";
import { repositoryPath } from "../support/repository.ts";

/** An API, and the file of its document. */
export interface DocumentedApi {
  readonly name: string;
  readonly api: GeneratedApi;
  readonly file: string;
  readonly isShipped: boolean;
}

/**
 * Documents with features that the built-in ones lack: queries, bodies, 204, oneOf, rare types, places and ranges, and
 * OpenAPI 3.0.
 */
const THIRD = ["tasks.yaml", "legacy.json", "parcels.yaml"].map((name) => repositoryPath(`test/fixtures/${name}`));

/** Every API of `generated/`, and the third ones, compiled as the pipeline compiles any document. */
export async function documentedApis(): Promise<readonly DocumentedApi[]> {
  const shipped = (await loadApis()).map((api) => {
    const { name } = api.facts;
    return { name, api, file: repositoryPath(`specs/${name}.yaml`), isShipped: true };
  });
  return [...shipped, ...(await thirdApis())];
}

/** Only those documents. */
export async function thirdApis(): Promise<readonly DocumentedApi[]> {
  const folder = await mkdtemp(join(tmpdir(), "revokit-conformance-"));
  const [specs, generated] = [join(folder, "specs"), join(folder, "generated")];
  try {
    for (const file of THIRD) await cp(file, join(specs, file.slice(file.lastIndexOf("/"))));
    const compile = { runtime: repositoryPath("src/runtime.ts") };
    await generate({ ...thisRepository, input: [{ folder: specs }], out: generated, compile });
    return (await loadApis(generated)).map((api) => {
      const { name } = api.facts;
      return { name, api, file: THIRD.find((file) => file.includes(`/${name}.`)) ?? "", isShipped: false };
    });
  } finally {
    await rm(folder, { recursive: true });
  }
}
