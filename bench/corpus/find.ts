import { readdirSync, readFileSync } from "node:fs";
import { join, relative } from "node:path";

/** A document, and what it is called in the table. */
export interface Found {
  readonly name: string;
  readonly file: string;
}

/** The packages of `bench/package.json` that ship OpenAPI documents. */
const PACKAGES = ["@directus/specs", "@figma/rest-api-spec", "@octokit/openapi", "@readme/oas-examples"];
/** Of Octokit's, which are many and much alike, one; what no longer is the source of its package; and what is no document alone. */
const LEFT_OUT = /(@octokit\/openapi\/generated\/(?!api\.github\.com\.json)|\/node_modules\/|package(-lock)?\.json$)/;

/** Every document of OpenAPI 3 below a folder. */
export function findDocuments(folder: string): Found[] {
  const files = readdirSync(folder, { recursive: true, encoding: "utf8" }).sort();
  return files
    .filter((file) => /\.(ya?ml|json)$/.test(file) && !LEFT_OUT.test(join(folder, file)))
    .map((file) => ({ name: file, file: join(folder, file) }))
    .filter(({ file }) => /^\s*["']?openapi["']?\s*:\s*["']?3\./m.test(readFileSync(file, "utf8").slice(0, 200_000)));
}

/** Those that the packages ship. */
export function findShipped(modules: string): Found[] {
  return PACKAGES.flatMap((name) => findDocuments(join(modules, name))).map(({ file }) => ({
    name: relative(modules, file),
    file,
  }));
}
