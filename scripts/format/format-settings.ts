import { readFileSync } from "node:fs";
import { join, relative } from "node:path";
import { clearConfigCache, getFileInfo, type Options, resolveConfig, version } from "prettier";
import { findManifest } from "../files/find-manifest.ts";
import { findUp } from "../files/find-up.ts";

/** How files are formatted, and how the project's prettier differs. */
export interface ResolvedSettings {
  optionsOf(path: string): Options;
  readonly notes: readonly string[];
}

/** Reads the project's settings of prettier for each path below a folder. */
export async function resolveSettings(out: string, paths: readonly string[]): Promise<ResolvedSettings> {
  await clearConfigCache();
  const resolved = new Map<string, Options>();
  for (const path of paths) {
    resolved.set(path, (await resolveConfig(join(out, path), { editorconfig: true })) ?? {});
  }
  const hasPlugins = [...resolved.values()].some(({ plugins = [] }) => plugins.length > 0);
  const own = hostVersion(out);
  const reasons = [
    ...(hasPlugins ? ["The project's prettier has plugins"] : []),
    ...(own === undefined || majorOf(own) === majorOf(version) ? [] : [`The project has prettier ${own}`]),
  ];
  const isIgnored = reasons.length === 0 || (await areIgnored(out, paths));
  return {
    // This parser formats like the one called "typescript" in two thirds of the time. It would not format embedded
    // languages, but no template literals are generated.
    optionsOf: (path) => ({
      ...resolved.get(path),
      plugins: [],
      parser: "babel-ts",
      embeddedLanguageFormatting: "off",
    }),
    notes: isIgnored
      ? []
      : reasons.map(
          (reason) =>
            `${reason}; generated code is formatted by prettier ${version} alone: add "${ignoreLine(out)}" to .prettierignore.`,
        ),
  };
}

/** The version of the project's prettier for a folder; undefined if there is none. */
function hostVersion(folder: string): string | undefined {
  const manifest = findManifest("prettier", join(folder, "file.js"));
  if (manifest === undefined) return undefined;
  const content: unknown = JSON.parse(readFileSync(manifest, "utf8"));
  const isManifest = typeof content === "object" && content !== null && "version" in content;
  return isManifest ? String(content.version) : undefined;
}

function majorOf(semver: string): string {
  return semver.split(".")[0] ?? "";
}

/** Whether the project's prettier ignores the files. */
async function areIgnored(out: string, paths: readonly string[]): Promise<boolean> {
  const ignorePath = findUp(".prettierignore", out);
  if (ignorePath === undefined) return false;
  const infos = await Promise.all(paths.map((path) => getFileInfo(join(out, path), { ignorePath })));
  return infos.every(({ ignored }) => ignored);
}

/** As a line of the `.prettierignore` of the current folder. */
function ignoreLine(out: string): string {
  return `${relative(process.cwd(), out).replaceAll("\\", "/")}/`;
}
