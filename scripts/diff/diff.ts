import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join, relative, resolve } from "node:path";
import { valid } from "semver";
import { locateOperations } from "../compile/document.ts";
import { normalizeSchemas } from "../compile/schemas/normalize.ts";
import { compileTypes } from "../compile/types.ts";
import { findSpecs, type Input, type Spec } from "../find/specs.ts";
import type { LintSettings } from "../lint/lint-config.ts";
import { Linter } from "../lint/linter.ts";
import type { Sources } from "../lint/resolver.ts";
import { explain, judge } from "../lint/verdict.ts";
import { SpecError } from "../problem.ts";
import type { SpecChange } from "./change.ts";
import { compareDocuments } from "./documents.ts";
import { GitSnapshot } from "./git.ts";
import { Locator } from "./locate.ts";
import { type Pair, pairVersions, type Version } from "./pairs.ts";
import { commonFolder, extractSpecs } from "./previous.ts";
import { compareTypes } from "./types.ts";
import { adviseVersion, type VersionAdvice } from "./version.ts";

/** The changes of the specs since a commit. */
export interface SpecDiff {
  readonly changes: readonly SpecChange[];
  /** Absent unless the current folder has a `package.json` with a version both before and now. */
  readonly version?: VersionAdvice;
}

/** Compares documents with those of a git ref. Throws a `SpecError` if one can't be compiled. */
export async function diffSpecs(input: Input, lint: LintSettings, ref: string): Promise<SpecDiff> {
  const current = await findSpecs(input);
  const folder = commonFolder(input);
  const snapshot = await GitSnapshot.open(folder, ref);
  const target = await mkdtemp(join(tmpdir(), "revokit-diff-"));
  try {
    const linter = await Linter.create(lint);
    // Previous versions need not pass today's lint.
    const extracted = await extractSpecs(snapshot, { input, folder, target });
    const before = await bundleEach(linter, extracted).catch((error: unknown) => {
      throw atBase(error, ref, { target, folder });
    });
    await refuseErrors(linter, current);
    const after = await bundleEach(linter, current);
    // If files were named, others are not compared.
    const pairs = pairVersions(before, after, { before: target, after: folder }).filter(
      (pair) => pair.after !== undefined || isAskedFor(input, folder, target, pair),
    );
    const changes = (await Promise.all(pairs.map((pair) => compare(linter, pair)))).flat();
    return { changes, ...(await versionOf(snapshot, folder, changes)) };
  } finally {
    snapshot.close();
    await rm(target, { recursive: true });
  }
}

function isAskedFor(input: Input, folder: string, target: string, { before }: Pair): boolean {
  const file = before && join(folder, relative(target, before.spec.file));
  return input.some((source) => ("folder" in source ? dirname(file ?? "") === source.folder : source.file === file));
}

async function bundleEach(linter: Linter, specs: readonly Spec[]): Promise<Version[]> {
  return Promise.all(
    specs.map(async (spec) => {
      const sources: Sources = new Map();
      try {
        return { spec, document: (await linter.bundle(spec, sources)).document };
      } catch (error) {
        throw new SpecError(await explain(error, spec, linter, sources));
      }
    }),
  );
}

/** Problems of a document's previous version are reported with its previous path. */
function atBase(error: unknown, ref: string, folders: { readonly target: string; readonly folder: string }): unknown {
  if (!(error instanceof SpecError)) return error;
  const problems = error.problems.map(({ file, message, ...problem }) => ({
    ...problem,
    file: join(folders.folder, relative(folders.target, file)),
    message: `At ${ref}: ${message}`,
  }));
  return new SpecError(problems);
}

/** A document that `generate` would refuse is not compared. */
async function refuseErrors(linter: Linter, specs: readonly Spec[]): Promise<void> {
  const verdicts = await Promise.all(specs.map((spec) => judge(spec, linter)));
  const errors = verdicts.flatMap((verdict) => verdict.errors);
  if (errors.length > 0) throw new SpecError(errors);
}

async function compare(linter: Linter, { before, after, isRenamed }: Pair): Promise<SpecChange[]> {
  const api = (after ?? before)?.spec.name ?? "";
  if (!after) return [{ api, impact: "major", message: "The API was removed." }];
  if (!before) return [{ api, impact: "minor", message: "The API was added." }];
  const renamed: SpecChange[] = isRenamed
    ? [
        {
          api,
          impact: "major",
          message: `Renamed from \`${before.spec.name}\`: the generated code moves with the name.`,
        },
      ]
    : [];
  return [...renamed, ...(await compareVersions(linter, api, before, after))];
}

async function compareVersions(linter: Linter, api: string, before: Version, after: Version): Promise<SpecChange[]> {
  if (JSON.stringify(before.document) === JSON.stringify(after.document)) return [];
  const [then, now] = [namesByPointer(before), namesByPointer(after)];
  const { resolver, document } = await linter.read(after.spec);
  const changes = await compareDocuments({
    api,
    before: before.document,
    after: after.document,
    // Callers use their old names.
    operations: new Map([...now, ...then]),
    locator: new Locator(resolver, document),
  });
  // A cause is reported instead of its effect on the types.
  const isBroken = (id: string) => changes.some(({ operation, impact }) => operation === id && impact === "major");
  const kept = new Set(now.values());
  const inBoth = [...then.values()].filter((id) => kept.has(id) && !isBroken(id));
  // Last, because openapi-typescript modifies its input.
  const typesOf = (version: Version) => compileTypes(normalizeSchemas(version.document));
  return [...changes, ...compareTypes(api, typesOf(before), typesOf(after), inBoth)];
}

function namesByPointer({ document }: Version): ReadonlyMap<string, string> {
  return new Map(locateOperations(document).map(({ pointer, id }) => [pointer, id]));
}

async function versionOf(
  snapshot: GitSnapshot,
  folder: string,
  changes: readonly SpecChange[],
): Promise<Pick<SpecDiff, "version">> {
  const read = (name: string) => snapshot.readFile(relative(folder, resolve(name)));
  const [manifest, changelog] = [await read("package.json"), await read("CHANGELOG.md")];
  const from = lastRelease(changelog) ?? readVersion(manifest);
  const now = readVersion(await readFile("package.json", "utf8").catch(() => undefined));
  if (from === undefined || now === undefined) return {};
  const impacts = changes.map(({ impact }) => impact);
  return { version: adviseVersion(from, now, impacts) };
}

/** The first version that a changelog has a heading for (keepachangelog.com): `## 1.2.0` or `## [1.2.0] - 2026-01-31`. */
function lastRelease(changelog = ""): string | undefined {
  return [...changelog.matchAll(/^## \[?v?(\d+\.\d+\.\d+[\w.+-]*)/gm)]
    .map(([, version = ""]) => valid(version) ?? undefined)
    .find(Boolean);
}

function readVersion(manifest = "{}"): string | undefined {
  const { version } = JSON.parse(manifest) as { version?: unknown };
  return typeof version === "string" ? (valid(version) ?? undefined) : undefined;
}
