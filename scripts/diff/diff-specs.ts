import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join, relative } from "node:path";
import { findSpecs, type Input } from "../find/specs.ts";
import type { LintSettings } from "../lint/lint-config.ts";
import { Linter } from "../lint/linter.ts";
import { atBase, bundleEach, refuseErrors } from "./bundle-versions.ts";
import type { SpecChange } from "./change.ts";
import { comparePair } from "./compare-pair.ts";
import { GitSnapshot } from "./git.ts";
import { type Pair, pairVersions } from "./document-pairs.ts";
import { commonFolder, extractSpecs } from "./extract-specs.ts";
import { advisePackageVersion } from "./package-version.ts";
import type { VersionAdvice } from "./required-version.ts";

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
    const changes = (await Promise.all(pairs.map((pair) => comparePair(linter, pair)))).flat();
    const version = await advisePackageVersion(snapshot, folder, changes);
    return { changes, ...(version && { version }) };
  } finally {
    snapshot.close();
    await rm(target, { recursive: true });
  }
}

function isAskedFor(input: Input, folder: string, target: string, { before }: Pair): boolean {
  const file = before && join(folder, relative(target, before.spec.file));
  return input.some((source) => ("folder" in source ? dirname(file ?? "") === source.folder : source.file === file));
}
