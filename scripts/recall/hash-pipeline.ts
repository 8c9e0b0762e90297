import { basename, dirname, relative, sep } from "node:path";
import { fileURLToPath } from "node:url";
import { findManifest } from "../files/find-manifest.ts";
import { listFiles } from "../files/list-files.ts";
import { hash, hashFile } from "./hash.ts";

/** The libraries whose versions affect the pipeline's output. */
const LIBRARIES = [
  "@redocly/openapi-core",
  "ajv-formats",
  "json-schema-faker",
  "jsonpath-rfc9535",
  "openapi-typescript",
  "prettier",
  "refa",
  "revokit",
  "typescript",
];

let known: string | undefined;

/**
 * A hash of the pipeline's own code and of the versions of its libraries. What a process has loaded does not change, so
 * this is computed once.
 */
export function hashPipeline(): string {
  known ??= hash(pipelineFiles().map(identify).join());
  return known;
}

/** The files whose content decides what the pipeline writes. */
export function pipelineFiles(): string[] {
  return [...ownCode(), ...libraryCode(), ...LIBRARIES.flatMap((name) => findManifest(name, import.meta.url) ?? [])];
}

/** Chunks of the published command have a hash of their content in their names. */
function identify(file: string): string {
  return basename(dirname(file)) === "chunks" ? basename(file) : hashFile(file);
}

/** The package's files: TypeScript in the repository, JavaScript where it is installed. */
function ownCode(): string[] {
  const folder = fileURLToPath(new URL("..", import.meta.url));
  const isOther = (file: string) =>
    file.endsWith(".d.ts") || /^(dist|node_modules)$/.test(relative(folder, file).split(sep)[0] ?? "");
  return listFiles(folder).filter((file) => !isOther(file));
}

/** In a clone, the source of `revokit`, whose functions the compilers call; a published command has bundled them. */
function libraryCode(): string[] {
  const folder = fileURLToPath(new URL("../../src", import.meta.url));
  return import.meta.url.endsWith(".ts") ? listFiles(folder) : [];
}
