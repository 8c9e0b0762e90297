import { execFile } from "node:child_process";
import { mkdir } from "node:fs/promises";
import { dirname, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { promisify } from "node:util";
import { build } from "esbuild";

const NATURAL = "../specs/natural.yaml";

/** The part of the output of `redocly generate-client` for specs/natural.yaml that is called here. */
interface RedoclyModule {
  readonly OPERATIONS: object;
  readonly createClient: (operations: object, config: object) => RedoclyClient;
}

interface RedoclyClient {
  readonly revokeCustomerInvitation: (args: object, options?: object) => Promise<unknown>;
}

/** Runs `redocly generate-client`, which writes one file, and resolves to its path. */
export async function generateRedoclyClient(document: string, file: string): Promise<string> {
  const output = resolve(file);
  await mkdir(dirname(output), { recursive: true });
  const args = ["node_modules/@redocly/cli/bin/cli.js", "generate-client", document, "--output", output];
  await promisify(execFile)(process.execPath, args, { maxBuffer: 2 ** 26 });
  return output;
}

/** The source of Natural's client. */
export async function generateNatural(): Promise<string> {
  return generateRedoclyClient(NATURAL, "dist/redocly/natural.ts");
}

/** A function that creates Natural's client with a configuration. */
export async function loadRedoclyClient(): Promise<(config: object) => RedoclyClient> {
  const outfile = resolve("dist/redocly/natural.js");
  await build({
    entryPoints: [await generateNatural()],
    outfile,
    bundle: true,
    format: "esm",
    platform: "node",
    logLevel: "error",
  });
  const { createClient, OPERATIONS }: RedoclyModule = await import(pathToFileURL(outfile).href);
  return (config) => createClient(OPERATIONS, config);
}
