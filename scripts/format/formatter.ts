import { randomUUID } from "node:crypto";
import { join } from "node:path";
import { isDeepStrictEqual } from "node:util";
import { format, type Options } from "prettier";
import type { GeneratedFile } from "../write/generated-file.ts";
import { resolveSettings } from "./format-settings.ts";

/** The files of one document, to be formatted for the folder that they will be in. */
export interface FormatTask {
  /** An absolute path. */
  readonly out: string;
  /** By path below `out`. */
  readonly sources: ReadonlyMap<string, string>;
}

export interface Formatted {
  readonly files: readonly GeneratedFile[];
  /** Why the project's prettier may format them differently. */
  readonly notes: readonly string[];
}

/** The last output of a file, and its input. */
interface Memo {
  readonly source: string;
  readonly options: Options;
  readonly content: string;
}

/** By absolute path, since most files stay the same between runs of watch. */
const last = new Map<string, Memo>();

/** Formats files by prettier's settings for each path. */
export async function formatSources({ out, sources }: FormatTask): Promise<Formatted> {
  const plain = [...sources].map(([path, content]) => ({ path, content }));
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

/** The files that are not cached, grouped by options. */
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

/** In one call, because the fixed cost of a call dominates for small files. */
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
