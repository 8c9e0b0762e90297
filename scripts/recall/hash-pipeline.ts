import { createHash } from "node:crypto";
import { existsSync, readdirSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join, relative, sep } from "node:path";
import { fileURLToPath } from "node:url";
import { withLineFeeds } from "../line-ends.ts";
import { readBounded } from "../lint/read-bounded.ts";

/** The libraries whose versions affect the pipeline's output. */
const LIBRARIES = ["@redocly/openapi-core", "ajv-formats", "openapi-typescript", "prettier", "typescript"];

/** The names of prettier's settings files. */
const FORMAT_SETTINGS =
  /^(\.prettierrc(\..+)?|prettier\.config\..+|\.prettierignore|\.editorconfig|package\.(json|yaml))$/;

export function hash(content: string | Buffer): string {
  return createHash("sha256").update(content).digest("base64url");
}

/** The hash of a file's text; `"absent"` if there is no such file. */
export function hashFile(file: string): string {
  try {
    return hash(readBounded(file, undefined));
  } catch {
    return "absent";
  }
}

/** The hash of a file's text with normalised line ends; `"absent"` if there is no such file. */
export function hashLines(file: string): string {
  try {
    return hash(withLineFeeds(readBounded(file, undefined)));
  } catch {
    return "absent";
  }
}

let tools: string | undefined;

/**
 * Changes whenever the pipeline itself does: its own code, and the versions of the libraries that it depends on. What a
 * process has loaded does not change, so this is computed once.
 */
export function fingerprintTools(): string {
  tools ??= hashTools();
  return tools;
}

function hashTools(): string {
  const folder = fileURLToPath(new URL("..", import.meta.url));
  const code = filesBelow(folder).filter(
    (file) => !/^(dist|node_modules)$/.test(relative(folder, file).split(sep)[0] ?? ""),
  );
  const require = createRequire(import.meta.url);
  const manifests = LIBRARIES.map((library) =>
    (require.resolve.paths(library) ?? [])
      .map((modules) => join(modules, library, "package.json"))
      .find((file) => existsSync(file)),
  );
  return hash([...code, ...manifests.filter((file) => file !== undefined)].map(hashFile).join());
}

/** The files from which prettier may read its settings for a folder and its named subfolders. */
export function formatSettings(folder: string, names: readonly string[] = []): string[] {
  const below = names.flatMap((name) => settingsIn(join(folder, name)));
  const parent = dirname(folder);
  return [...below, ...settingsIn(folder), ...(parent === folder ? [] : formatSettings(parent))];
}

function settingsIn(folder: string): string[] {
  if (!existsSync(folder)) return [];
  const names = readdirSync(folder).filter((name) => FORMAT_SETTINGS.test(name));
  return names.map((name) => join(folder, name));
}

/** Every file below a folder, by path. */
export function filesBelow(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
}
