import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { type Behaviour, kirim, type MockApi, natural, parseSeed, type Seed } from "revokit/mock";
import { messageOf } from "revokit/toolkit";
import type { DocumentOptions } from "./command-options.ts";
import { usage, UsageError } from "./failure.ts";
import type { MockOptions } from "./mock-options.ts";

/** The APIs that the library ships with. */
const SHIPPED: readonly MockApi[] = [natural, kirim];

/** The APIs that the arguments name, all that are shipped by default. The compilers are loaded only where one is a document. */
export async function findApis(
  given: readonly string[],
  options: DocumentOptions & Pick<MockOptions, "behaviour">,
): Promise<readonly MockApi[]> {
  const names = given.length === 0 ? SHIPPED.map(({ facts }) => facts.name) : given;
  const shipped = names.flatMap((name) => SHIPPED.filter(({ facts }) => facts.name === name));
  const documents = names.filter((name) => !SHIPPED.some(({ facts }) => facts.name === name));
  const missing = documents.find((path) => !existsSync(path));
  if (missing !== undefined) {
    const shippedNames = SHIPPED.map(({ facts }) => facts.name).join(" or ");
    throw new UsageError(
      `There is no API ${JSON.stringify(missing)}, and no document at this path: name a file, ${shippedNames}.`,
    );
  }
  if (options.behaviour !== undefined && documents.length !== 1) {
    throw new UsageError("--behaviour is that of one document: name one.");
  }
  const compiled = documents.length === 0 ? [] : await compile(documents, options);
  const behaviour = options.behaviour === undefined ? undefined : await readBehaviour(options.behaviour);
  return [...shipped, ...compiled.map((api) => (behaviour === undefined ? api : { ...api, behaviour }))];
}

async function compile(documents: readonly string[], settings: DocumentOptions): Promise<readonly MockApi[]> {
  const { compileApis } = await import("./mock-documents.ts");
  return await compileApis(documents, settings);
}

async function readBehaviour(path: string): Promise<Behaviour> {
  const module: unknown = await import(pathToFileURL(resolve(path)).href).catch((error: unknown) => {
    const isTypeScript = error instanceof Error && "code" in error && error.code === "ERR_UNKNOWN_FILE_EXTENSION";
    const advice = isTypeScript
      ? " This version of Node.js does not load TypeScript: use 22.18 or later, or JavaScript."
      : "";
    throw new UsageError(`--behaviour: ${messageOf(error)}${advice}`, { cause: error });
  });
  const behaviour = typeof module === "object" && module !== null && "default" in module ? module.default : undefined;
  if (typeof behaviour === "object" && behaviour !== null) return behaviour;
  throw new UsageError(`--behaviour: ${path} has no object as its default export.`);
}

/** Reads a seed. Throws a `UsageError` where there is none, a `SeedError` for one that does not fit the APIs. */
export async function readSeed(file: string, apis: readonly MockApi[]): Promise<Seed> {
  const text = await readFile(file, "utf8").catch(() => {
    throw new UsageError(`--seed: the file ${file} can't be read.`);
  });
  const seed: unknown = usage(`--seed: ${file} is not JSON`, (): unknown => JSON.parse(text));
  return parseSeed(seed, apis);
}
