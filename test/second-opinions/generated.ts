import { createClient } from "@hey-api/openapi-ts";
import { execFile } from "node:child_process";
import { rm } from "node:fs/promises";
import { promisify } from "node:util";
import { repositoryPath } from "../support/repository.ts";
import { documentPath, type Name } from "./serve.ts";

/** The folder of generated code, from which the generator's runtime is resolvable. */
const FOLDER = repositoryPath("test/second-opinions/.generated");
const BIN = repositoryPath("test/second-opinions/node_modules/.bin");

/** The functions that a module exports, by their names. */
export type Functions = Readonly<Record<string, (...args: readonly unknown[]) => Promise<unknown>>>;

/** The client that hey-api writes for a document: a function for each operation. */
export async function generateWithHeyApi(name: Name, baseUrl: string, token: string): Promise<Functions> {
  const output = `${FOLDER}/hey-api-${name}`;
  await rm(output, { recursive: true, force: true });
  await createClient({
    input: documentPath(name),
    output,
    logs: { level: "silent" },
    plugins: ["@hey-api/typescript", "@hey-api/sdk", "@hey-api/client-fetch"],
  });
  const { client } = await import(`${output}/client.gen.ts`);
  client.setConfig({ baseUrl, auth: () => token });
  return await import(`${output}/sdk.gen.ts`);
}

/** The client that oazapfts writes for a document: a function for each operation. */
export async function generateWithOazapfts(
  name: Name,
  baseUrl: string,
  headers: Readonly<Record<string, string>>,
): Promise<Functions> {
  const output = `${FOLDER}/oazapfts-${name}.ts`;
  await promisify(execFile)(`${BIN}/oazapfts`, [documentPath(name), output]);
  const { defaults, ...functions } = await import(output);
  Object.assign(defaults, { baseUrl, headers });
  return functions;
}
