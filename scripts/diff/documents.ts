import { execFile } from "node:child_process";
import { createRequire } from "node:module";
import { resolve } from "node:path";
import { promisify } from "node:util";
import { parsePointer } from "revokit/toolkit";
import type { Impact, SpecChange } from "./change.ts";

const run = promisify(execFile);

/** Its comparison is a command only. */
const REDOCLY = createRequire(import.meta.url).resolve("@redocly/cli/bin/cli.js");

/** What `redocly diff --format json` prints, as far as it matters here. */
interface Report {
  readonly changes: readonly ReportedChange[];
}

interface ReportedChange {
  /** A JSON pointer as a URI fragment, on which references have been followed. */
  readonly path: string;
  /** The property of what is at the path, where only that is different. */
  readonly property?: string;
  readonly kind: "added" | "removed" | "modified";
  readonly impact: Impact;
  /** Why the impact is no less. */
  readonly verdicts: readonly { readonly message: string }[];
  readonly revision?: { readonly file: string; readonly line: number; readonly col: number };
}

/** One document, then and now. */
interface Documents {
  readonly api: string;
  /** The file as it was. */
  readonly base: string;
  readonly revision: string;
  /** The names of operations, by the JSON pointers of where they stand or stood. */
  readonly operations: ReadonlyMap<string, string>;
  /** The `redocly.yaml` whose rules say what breaks callers. */
  readonly config: string;
}

/** What `redocly diff` says of a document. Throws where the command fails. */
export async function compareDocuments({ api, base, revision, operations, config }: Documents): Promise<SpecChange[]> {
  const settings = ["--config", config, "--format", "json", "--fail-on", "none"];
  const { stdout } = await run(process.execPath, [REDOCLY, "diff", base, revision, ...settings], {
    maxBuffer: 2 ** 28,
  });
  const { changes } = JSON.parse(stdout) as Report;
  const places = [...operations];
  return changes.map((change) => {
    const [pointer, operation] = places.find(([each]) => isWithin(change.path, each)) ?? ["#"];
    return {
      api,
      ...(operation !== undefined && { operation }),
      impact: change.impact,
      message: describe(change, pointer),
      ...placeOf(change),
    };
  });
}

function isWithin(path: string, pointer: string): boolean {
  return path === pointer || path.startsWith(`${pointer}/`);
}

/** Redocly's own sentences, or else what is different below the pointer. */
function describe({ path, property, kind, verdicts }: ReportedChange, pointer: string): string {
  if (verdicts.length > 0) return verdicts.map(({ message }) => message).join(" ");
  const below = parsePointer(path.slice(pointer.length));
  const what = (property === undefined ? below : [...below, property]).join(" → ");
  return what === "" ? `The operation was ${kind}.` : `\`${what}\` was ${kind}.`;
}

function placeOf({ revision }: ReportedChange): Pick<SpecChange, "place"> {
  return revision ? { place: { file: resolve(revision.file), line: revision.line, column: revision.col } } : {};
}
