import { readdirSync, readFileSync } from "node:fs";
import { join, relative } from "node:path";

/** A document, and its name in the table. */
export interface Found {
  readonly name: string;
  readonly file: string;
}

/** The packages of `bench/package.json` that ship OpenAPI documents. */
const PACKAGES = [
  ...["@blockfrost/openapi", "@dcl/catalyst-api-specs", "@digdir/dialogporten-schema", "@directus/specs"],
  ...["@figma/rest-api-spec", "@gitbook/api", "@ideal-postcodes/openapi", "@octokit/openapi", "@readme/oas-examples"],
  ...["@scalar/galaxy", "rclone-openapi", "shipengine-openapi"],
];
/**
 * Left out: all but one of Octokit's, which are nearly the same; documents that are no longer the source of their package;
 * and fragments.
 */
const LEFT_OUT = /(@octokit\/openapi\/generated\/(?!api\.github\.com\.json)|\/latest\.|package(-lock)?\.json$)/;

/** Every OpenAPI 3 document below a folder. */
export function findDocuments(folder: string): Found[] {
  const files = readdirSync(folder, { recursive: true, encoding: "utf8" }).sort();
  return files
    .filter((file) => /\.(ya?ml|json)$/.test(file) && !/(^|\/)node_modules\//.test(file))
    .filter((file) => !LEFT_OUT.test(join(folder, file)))
    .map((file) => ({ name: file, file: join(folder, file) }))
    .filter(({ file }) => /^\s*["']?openapi["']?\s*:\s*["']?3\./m.test(readFileSync(file, "utf8").slice(0, 200_000)));
}

/** The documents that the packages ship, each once: many exist as both JSON and YAML. */
export function findShipped(modules: string): Found[] {
  const shipped = PACKAGES.flatMap((name) => findDocuments(join(modules, name))).map(({ file }) => ({
    name: relative(modules, file),
    file,
  }));
  const formless = (name: string) => name.replace(/\/(json|yaml)\//, "/").replace(/\.(json|ya?ml)$/, "");
  return [...new Map(shipped.map((found) => [formless(found.name), found])).values()];
}
