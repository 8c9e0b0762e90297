import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { filesOfImport, withImports } from "../files/with-imports.ts";

/** The names of the files that prettier takes its settings from. */
const SETTINGS = /^(\.prettierrc(\..+)?|prettier\.config\..+|\.prettierignore|\.editorconfig|package\.(json|yaml))$/;

/** Settings that are only the name of a module: all of a file, or what is called `prettier` in a manifest. */
const SHARED = /^\s*["']?([\w@./-]+)["']?\s*$|\bprettier["']?\s*:\s*["']?([\w@./-]+)/;

/** The files from which prettier may take its settings for a folder and its named subfolders. */
export function formatSettingsFiles(folder: string, subfolders: readonly string[] = []): string[] {
  const below = subfolders.flatMap((name) => settingsIn(join(folder, name)));
  const parent = dirname(folder);
  return [...below, ...settingsIn(folder), ...(parent === folder ? [] : formatSettingsFiles(parent))];
}

function settingsIn(folder: string): string[] {
  if (!existsSync(folder)) return [];
  const names = readdirSync(folder).filter((name) => SETTINGS.test(name));
  return names.flatMap((name) => [...withImports(join(folder, name)), ...sharedBy(join(folder, name))]);
}

function sharedBy(file: string): readonly string[] {
  const [, whole, called] = SHARED.exec(readFileSync(file, "utf8")) ?? [];
  const name = whole ?? called;
  return name === undefined ? [] : filesOfImport(name, file);
}
