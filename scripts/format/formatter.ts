import { randomUUID } from "node:crypto";
import { join } from "node:path";
import { isDeepStrictEqual } from "node:util";
import { format, type Options } from "prettier";
import type { GeneratedFile } from "../write/generated-file.ts";
import { resolveSettings } from "./format-settings.ts";

/** Whether and how generated code is formatted. */
export interface FormatSettings {
  /** Leaves the code as it comes, for a project whose own formatter follows. Default: no. */
  readonly skip?: boolean;
  /** Formats a document's code above 500,000 characters too, at about a second for each million. Default: no. */
  readonly large?: boolean;
}

/** The files of one document, to be formatted for the folder that they will be in. */
export interface FormatTask {
  /** An absolute path. */
  readonly out: string;
  /** By path below `out`. */
  readonly sources: ReadonlyMap<string, string>;
  readonly settings: FormatSettings;
}

export interface Formatted {
  readonly files: readonly GeneratedFile[];
  /** Why the project's own prettier may find other fault with them, a sentence each. */
  readonly notes: readonly string[];
}

/** In UTF-16 code units. Nobody reads more in a review, and prettier takes about a second for each million. */
const LARGE = 500_000;

/** The last form of a file, and what it was made from. */
interface Memo {
  readonly source: string;
  readonly options: Options;
  readonly content: string;
}

/** By absolute path, for most files are the same when a document is changed while watching. */
const last = new Map<string, Memo>();

/** Formats files by the settings of prettier that hold for each one's path. */
export async function formatSources({ out, sources, settings }: FormatTask): Promise<Formatted> {
  const plain = [...sources].map(([path, content]) => ({ path, content }));
  if (settings.skip) return { files: plain, notes: [] };
  const first = plain[0]?.path.split("/")[0] ?? "";
  if (!settings.large && isLarge(sources.values())) {
    const reason = `The code of ${first} is long, and was not formatted: pass --format-large for that`;
    return { files: plain, notes: [reason] };
  }
  const { optionsOf, notes } = await resolveSettings(out, [...sources.keys()]);
  for (const group of groupByOptions(sources, optionsOf, out)) {
    for (const [path, memo] of await formatTogether(group.files, group.options)) last.set(join(out, path), memo);
  }
  return {
    files: plain.map(({ path, content }) => ({ path, content: last.get(join(out, path))?.content ?? content })),
    notes,
  };
}

interface Group {
  readonly options: Options;
  readonly files: (readonly [path: string, source: string])[];
}

/** The files that are not known yet, those of the same options together. */
function groupByOptions(
  sources: ReadonlyMap<string, string>,
  optionsOf: (path: string) => Options,
  out: string,
): readonly Group[] {
  const groups: Group[] = [];
  for (const [path, source] of sources) {
    const options = optionsOf(path);
    const memo = last.get(join(out, path));
    if (memo?.source === source && isDeepStrictEqual(memo.options, options)) continue;
    const group = groups.find((each) => isDeepStrictEqual(each.options, options));
    if (group) group.files.push([path, source]);
    else groups.push({ options, files: [[path, source]] });
  }
  return groups;
}

function isLarge(sources: Iterable<string>): boolean {
  let length = 0;
  for (const source of sources) length += source.length;
  return length > LARGE;
}

/** In one call, for each has a fixed cost, which for small files is as much as all the rest. */
async function formatTogether(
  files: Group["files"],
  options: Options,
): Promise<(readonly [path: string, memo: Memo])[]> {
  const seam = `// ${randomUUID()}`;
  const formatted = await format(files.map(([, source]) => source).join(`\n${seam}\n`), options);
  const lineEnd = formatted.endsWith("\r\n") ? "\r\n" : "\n";
  const contents = formatted.split(seam).map((content) => content.trim() + lineEnd);
  return files.map(([path, source], index) => [path, { source, options, content: contents[index] ?? source }]);
}
