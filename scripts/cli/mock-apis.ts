import { isUrl } from "../files/is-url.ts";
import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { resolve } from "node:path";
import { type Behaviour, kirim, type MockApi, natural, parseSeed, type Seed } from "revokit/mock";
import { messageOf, UsageError } from "revokit/toolkit";
import { openThreads } from "../threads/open-threads.ts";
import { importFresh } from "../config/import-fresh.ts";
import { findConfig } from "../config/load-config.ts";
import { usage } from "./failure.ts";
import type { MockOptions } from "./mock-options.ts";
import { readDocuments } from "./read-requests.ts";
import type { DocumentOptions } from "./command-options.ts";
import { STANDARD_INPUT } from "./sources.ts";

/** The APIs that the library ships with. */
const SHIPPED: readonly MockApi[] = [natural, kirim];

/** The absolute paths of the files read to compile documents, for callers that watch them. */
export interface WasRead {
  readonly files: Set<string>;
  readonly folders: Set<string>;
}

/**
 * The APIs in the arguments; by default those of the configuration, or else all built-in ones. The compilers are loaded only
 * if there is a document.
 */
export async function findApis(
  given: readonly string[],
  options: DocumentOptions & Pick<MockOptions, "behaviour">,
  read: WasRead = { files: new Set(), folders: new Set() },
): Promise<readonly MockApi[]> {
  if (given.length === 0 && (options.config ?? findConfig()) !== undefined) return compile([], options, read);
  const names = given.length === 0 ? SHIPPED.map(({ facts }) => facts.name) : given;
  const shipped = names.flatMap((name) => SHIPPED.filter(({ facts }) => facts.name === name));
  const documents = names.filter((name) => !SHIPPED.some(({ facts }) => facts.name === name));
  const missing = documents.find((input) => !isUrl(input) && input !== STANDARD_INPUT && !existsSync(input));
  if (missing !== undefined) {
    const shippedNames = SHIPPED.map(({ facts }) => facts.name).join(" or ");
    throw new UsageError(
      `There is no API ${JSON.stringify(missing)}, and no document at this path: name a file, ${shippedNames}.`,
    );
  }
  if (options.behaviour !== undefined && documents.length === 0) {
    throw new UsageError("--behaviour belongs to one document: name exactly one.");
  }
  return [...shipped, ...(documents.length === 0 ? [] : await compile(documents, options, read))];
}

async function compile(
  documents: readonly string[],
  options: DocumentOptions & Pick<MockOptions, "behaviour">,
  read: WasRead,
): Promise<readonly MockApi[]> {
  const { describeSpecs } = await import("../describe/describe-specs.ts");
  const { input, lint, cache } = await readDocuments(documents, options);
  for (const source of input) if ("folder" in source) read.folders.add(source.folder);
  for (const file of [options.config ?? findConfig(), lint.config, options.behaviour]) {
    if (file !== undefined) read.files.add(resolve(file));
  }
  const onRead = (files: readonly string[]) =>
    files.filter((file) => !isUrl(file)).forEach((file) => read.files.add(file));
  const threads = openThreads(1);
  const compiled = await describeSpecs(input, { lint, threads, onRead, cache }).finally(() => threads.close());
  if (options.behaviour === undefined) return compiled;
  if (compiled.length > 1) throw new UsageError("--behaviour belongs to one document: name exactly one.");
  const behaviour = await readBehaviour(options.behaviour);
  return compiled.map((api) => ({ ...api, behaviour }));
}

async function readBehaviour(path: string): Promise<Behaviour> {
  const behaviour = await importFresh(resolve(path)).catch((error: unknown) => {
    throw new UsageError(`--behaviour: ${messageOf(error)}`, { cause: error });
  });
  if (typeof behaviour === "object" && behaviour !== null) return behaviour;
  throw new UsageError(`--behaviour: ${path} must have an object as its default export.`);
}

/** Reads a seed. Throws a `UsageError` if the file can't be read, a `SeedError` if it does not fit the APIs. */
export async function readSeed(file: string, apis: readonly MockApi[]): Promise<Seed> {
  const text = await readFile(file, "utf8").catch(() => {
    throw new UsageError(`--seed: the file ${file} can't be read.`);
  });
  const seed: unknown = usage(`--seed: ${file} is not JSON`, (): unknown => JSON.parse(text));
  return parseSeed(seed, apis);
}
