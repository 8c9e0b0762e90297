import { readFile } from "node:fs/promises";
import { resolve } from "node:path";
import { getByPointer, messageOf } from "revokit/toolkit";
import { valid } from "semver";
import type { SpecChange } from "./change.ts";
import { gitPath } from "./git-path.ts";
import type { GitSnapshot } from "./git.ts";
import { adviseVersion, type VersionAdvice } from "./required-version.ts";

/**
 * The version that changes require of the package in the current folder; undefined unless it has one both in the snapshot and
 * now.
 */
export async function advisePackageVersion(
  snapshot: GitSnapshot,
  folder: string,
  changes: readonly SpecChange[],
): Promise<VersionAdvice | undefined> {
  const read = (name: string) => snapshot.readFile(gitPath(folder, resolve(name)));
  const [manifest, changelog] = [await read("package.json"), await read("CHANGELOG.md")];
  const from = lastRelease(changelog) ?? readVersion(manifest, "the previous package.json");
  const now = readVersion(await readFile("package.json", "utf8").catch(() => undefined), "package.json");
  if (from === undefined || now === undefined) return undefined;
  const impacts = changes.map(({ impact }) => impact);
  return adviseVersion(from, now, impacts);
}

/** The first version that a changelog has a heading for (keepachangelog.com): `## 1.2.0` or `## [1.2.0] - 2026-01-31`. */
function lastRelease(changelog = ""): string | undefined {
  return [...changelog.matchAll(/^## \[?v?(\d+\.\d+\.\d+[\w.+-]*)/gm)]
    .map(([, version = ""]) => valid(version) ?? undefined)
    .find(Boolean);
}

/** @param name what the manifest is called in an error */
function readVersion(manifest = "{}", name: string): string | undefined {
  let parsed: unknown;
  try {
    // npm allows a byte order mark.
    parsed = JSON.parse(manifest.replace(/^\ufeff/, ""));
  } catch (error) {
    throw new Error(`${name}: ${messageOf(error)}`, { cause: error });
  }
  const version = getByPointer(parsed, "/version");
  return typeof version === "string" ? (valid(version) ?? undefined) : undefined;
}
