import { execFile } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { getByPointer } from "revokit/toolkit";
import type { OpenApiDocument } from "../compile/document.ts";
import type { Impact, SpecChange } from "./change.ts";
import { makeComparable } from "./comparable.ts";
import { describe, stepsBelow } from "./describe-change.ts";
import { impactOf } from "./impact.ts";
import type { Locator } from "./locate.ts";
import { withoutMarks } from "./self-contained.ts";

const run = promisify(execFile);

/** Redocly's comparison is available only as a command. */
const REDOCLY = createRequire(import.meta.url).resolve("@redocly/cli/bin/cli.js");

/** In milliseconds. The largest public documents take a minute. */
const TIMEOUT = 300_000;

/** The relevant part of the output of `redocly diff --format json`. */
interface Report {
  readonly changes: readonly ReportedChange[];
}

interface ReportedChange {
  /** A JSON pointer as a URI fragment, which may pass through references. */
  readonly path: string;
  /** The property of the value at the path, if only that differs. */
  readonly property?: string;
  readonly kind: "added" | "removed" | "modified";
  readonly impact: Impact;
  /** The reason for the impact. */
  readonly verdicts: readonly { readonly message: string }[];
  readonly base?: { readonly value?: unknown };
  readonly revision?: { readonly value?: unknown };
}

/** One document, before and now. */
interface Versions {
  readonly api: string;
  readonly before: OpenApiDocument;
  readonly after: OpenApiDocument;
  /** The names of operations by their current or previous JSON pointers. */
  readonly operations: ReadonlyMap<string, string>;
  /** Finds places in the current files. */
  readonly locator: Locator;
}

/** The differences between two versions of a document, and whether they break callers. Throws if `redocly diff` fails. */
export async function compareDocuments({ api, before, after, operations, locator }: Versions): Promise<SpecChange[]> {
  const comparable = makeComparable(before, after);
  const { changes } = await redoclyDiff(comparable);
  const described = changes
    .filter((change) => !isOfCopy(change))
    .flatMap((change) => atOperations(change, [...operations]));
  return Promise.all(
    described.map(async ({ change, pointer = "#", operation }): Promise<SpecChange> => {
      const version = change.kind === "removed" ? comparable.before : comparable.after;
      const path = change.property === undefined ? change.path : `${change.path}/${change.property}`;
      const below = isWithin(path, pointer) ? stepsBelow(path, pointer) : [];
      return {
        api,
        ...(operation !== undefined && { operation }),
        impact: impactOf(change, below),
        message: sentence(change, below, getByPointer(version, pointer.slice(1))),
        ...(change.kind !== "removed" && { place: await locator.locate(path) }),
      };
    }),
  );
}

/** A change and its operation, if any. */
interface ChangeOfOperation {
  readonly change: ReportedChange;
  readonly pointer?: string;
  readonly operation?: string;
}

/** Whether the change is that a copy of a schema has come, gone or got another name, which callers do not see. */
function isOfCopy({ path, property }: ReportedChange): boolean {
  return /^#\/components\/schemas\/[^/]+$/.test(path) && (property === undefined || property === "key");
}

/** An added, removed or renamed path is reported for each of its operations. */
function atOperations(change: ReportedChange, operations: readonly (readonly [string, string])[]): ChangeOfOperation[] {
  const own = operations.find(([pointer]) => isWithin(change.path, pointer));
  const isWhole = change.property === undefined ? change.kind !== "modified" : change.property === "key";
  const below = isPath(change) && isWhole ? operations.filter(([each]) => isWithin(each, change.path)) : [];
  const concerned = own === undefined ? below : [own];
  if (concerned.length === 0) return [{ change }];
  return concerned.map(([pointer, operation]) => ({ change, pointer, operation }));
}

function isPath({ path }: ReportedChange): boolean {
  return /^#\/paths\/[^/]+$/.test(path);
}

async function redoclyDiff({ before, after }: { readonly before: object; readonly after: object }): Promise<Report> {
  const folder = await mkdtemp(join(tmpdir(), "revokit-diff-"));
  try {
    const [base, revision, config] = [
      join(folder, "before.json"),
      join(folder, "after.json"),
      join(folder, "redocly.yaml"),
    ];
    await writeFile(base, JSON.stringify(before));
    await writeFile(revision, JSON.stringify(after));
    await writeFile(config, "telemetry: off\nextends: [diff-recommended]\n");
    const settings = ["--config", config, "--format", "json", "--fail-on", "none"];
    const { stdout } = await run(process.execPath, [REDOCLY, "diff", base, revision, ...settings], {
      maxBuffer: 2 ** 28,
      timeout: TIMEOUT,
    });
    return JSON.parse(stdout) as Report;
  } finally {
    await rm(folder, { recursive: true });
  }
}

function isWithin(path: string, pointer: string): boolean {
  return path === pointer || path.startsWith(`${pointer}/`);
}

/** Redocly's own sentences, if it has any. */
function sentence(change: ReportedChange, path: readonly string[], operation: unknown): string {
  const { kind, property, verdicts, base, revision } = change;
  if (verdicts.length > 0) return withoutMarks(verdicts.map(({ message }) => message).join(" "));
  if (property === "key") {
    return isPath(change)
      ? `The path changed from \`${String(base?.value)}\` to \`${String(revision?.value)}\`.`
      : describe({ path: path.slice(0, -1), kind: "renamed", before: base?.value }, operation);
  }
  return describe({ path, kind, before: base?.value, after: revision?.value }, operation);
}
