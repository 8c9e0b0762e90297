import { existsSync } from "node:fs";
import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { basename, dirname, join, resolve } from "node:path";
import { locateOperations } from "../compile/document.ts";
import { normalizeSchemas } from "../compile/schemas/normalize.ts";
import { compileTypes } from "../compile/types.ts";
import { findSpecs, type Input, type Spec } from "../find/specs.ts";
import type { LintSettings } from "../lint/lint-config.ts";
import { Linter } from "../lint/linter.ts";
import { judge } from "../lint/verdict.ts";
import { SpecError } from "../problem.ts";
import type { SpecChange } from "./change.ts";
import { compareDocuments } from "./documents.ts";
import { Base } from "./git.ts";
import { compareTypes } from "./types.ts";
import { adviseVersion, type VersionAdvice } from "./version.ts";

/** What became of the specs since a commit. */
export interface SpecDiff {
  readonly changes: readonly SpecChange[];
  /** Absent where the current folder has no `package.json` with a version, now and then. */
  readonly version?: VersionAdvice;
}

/** Compares documents with those of a git ref. Throws a `SpecError` where one can't be compiled. */
export async function diffSpecs(input: Input, lint: LintSettings, ref: string): Promise<SpecDiff> {
  const only = "files" in input ? input.files : undefined;
  const folder = "folder" in input ? input.folder : dirname(input.files[0] ?? ".");
  const base = await Base.open(folder, ref);
  const temporary = await mkdtemp(join(tmpdir(), "revokit-diff-"));
  try {
    await base.extract(join(temporary, "specs"));
    const current = await findSpecs(input);
    const previous = await findPrevious(
      join(temporary, "specs"),
      only?.map((file) => basename(file)),
    );
    const config = join(temporary, "redocly.yaml");
    await writeFile(config, "telemetry: off\nextends: [diff-recommended]\n");
    const linter = await Linter.create(lint);

    const names = new Set([...previous, ...current].map(({ name }) => name));
    const changes: SpecChange[] = [];
    for (const api of [...names].sort()) {
      // What was let through then is not for today's lint to judge.
      const before = await compile(linter, previous, api);
      await refuseErrors(linter, current, api);
      const after = await compile(linter, current, api);
      changes.push(...(await compareApis(api, before, after, config)));
    }
    return { changes, ...(await versionOf(ref, changes)) };
  } finally {
    await rm(temporary, { recursive: true });
  }
}

interface Compiled {
  readonly file: string;
  /** All of it as JSON, its references bundled. */
  readonly text: string;
  /** The names of the operations, by their JSON pointers. */
  readonly operations: ReadonlyMap<string, string>;
  readonly types: string;
}

/** A folder that was not there, or had no spec, is no error: all is new. */
async function findPrevious(folder: string, only: readonly string[] | undefined): Promise<Spec[]> {
  await mkdir(folder, { recursive: true });
  const found = await findSpecs({ folder }).catch(() => []);
  return only ? found.filter(({ file }) => only.includes(basename(file))) : found;
}

/** What `generate` would not compile is not compared. */
async function refuseErrors(linter: Linter, specs: readonly Spec[], api: string): Promise<void> {
  const spec = specs.find(({ name }) => name === api);
  if (spec === undefined) return;
  const { errors } = await judge(spec, linter);
  if (errors.length > 0) throw new SpecError(errors);
}

async function compile(linter: Linter, specs: readonly Spec[], api: string): Promise<Compiled | undefined> {
  const spec = specs.find(({ name }) => name === api);
  if (!spec) return undefined;
  const { document } = await linter.bundle(spec);
  return {
    file: spec.file,
    text: JSON.stringify(document),
    operations: new Map(locateOperations(document).map(({ pointer, id }) => [pointer, id])),
    // Last, because openapi-typescript writes into what it is given.
    types: compileTypes(normalizeSchemas(document)),
  };
}

async function compareApis(
  api: string,
  before: Compiled | undefined,
  after: Compiled | undefined,
  config: string,
): Promise<SpecChange[]> {
  if (!after) return [{ api, impact: "major", message: "The API is gone." }];
  if (!before) return [{ api, impact: "minor", message: "The API is new." }];
  if (before.text === after.text) return [];
  const changes = await compareDocuments({
    api,
    base: before.file,
    revision: after.file,
    // Known to callers by the names that they had.
    operations: new Map([...after.operations, ...before.operations]),
    config,
  });
  // A cause is told before its effect on the types, and alone.
  const isBroken = (id: string) => changes.some(({ operation, impact }) => operation === id && impact === "major");
  const now = new Set(after.operations.values());
  const inBoth = [...before.operations.values()].filter((id) => now.has(id) && !isBroken(id));
  return [...changes, ...compareTypes(api, before.types, after.types, inBoth)];
}

async function versionOf(ref: string, changes: readonly SpecChange[]): Promise<Pick<SpecDiff, "version">> {
  const file = resolve("package.json");
  if (!existsSync(file)) return {};
  const base = await Base.open(process.cwd(), ref);
  const [manifest, changelog] = [await base.read("package.json"), await base.read("CHANGELOG.md")];
  const from = lastRelease(changelog) ?? readVersion(manifest ?? "{}");
  const now = readVersion(await readFile(file, "utf8"));
  if (from === undefined || now === undefined) return {};
  return {
    version: adviseVersion(
      from,
      now,
      changes.map(({ impact }) => impact),
    ),
  };
}

/** The first version that a changelog has a heading for (keepachangelog.com): `## 1.2.0` or `## [1.2.0] - 2026-01-31`. */
function lastRelease(changelog = ""): string | undefined {
  return /^## \[?v?(\d+\.\d+\.\d+)/m.exec(changelog)?.[1];
}

function readVersion(manifest: string): string | undefined {
  const { version } = JSON.parse(manifest) as { version?: unknown };
  return typeof version === "string" ? version : undefined;
}
