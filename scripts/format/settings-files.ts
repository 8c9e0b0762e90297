import { existsSync, readdirSync } from "node:fs";
import { dirname, join } from "node:path";

/** The names of the files that prettier takes its settings from. */
const SETTINGS = /^(\.prettierrc(\..+)?|prettier\.config\..+|\.prettierignore|\.editorconfig|package\.(json|yaml))$/;

/** The files from which prettier may take its settings for a folder and its named subfolders. */
export function formatSettingsFiles(folder: string, subfolders: readonly string[] = []): string[] {
  const below = subfolders.flatMap((name) => settingsIn(join(folder, name)));
  const parent = dirname(folder);
  return [...below, ...settingsIn(folder), ...(parent === folder ? [] : formatSettingsFiles(parent))];
}

function settingsIn(folder: string): string[] {
  if (!existsSync(folder)) return [];
  const names = readdirSync(folder).filter((name) => SETTINGS.test(name));
  return names.map((name) => join(folder, name));
}
