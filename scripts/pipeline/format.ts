import { randomUUID } from "node:crypto";
import { join } from "node:path";
import { isDeepStrictEqual } from "node:util";
import { clearConfigCache, format, type Options, resolveConfig } from "prettier";
import type { LayOut } from "./layout.ts";
import type { Workspace } from "./workspace.ts";

/** In UTF-16 code units. Prettier takes about a second for each million. */
const LARGE = 1_000_000;

/** A file's layout, and what it was made from. */
interface Layout {
  readonly source: string;
  readonly options: Options;
  readonly content: string;
}

/** The last layout of each file, for most files are the same when a spec is changed while watching. */
const last = new Map<string, Layout>();

/** Lays out TypeScript by the settings of prettier that hold in a workspace's folder. They are looked for once: that is slow. */
export async function createLayout({ generated, formatLarge = false }: FormatSettings): Promise<LayOut> {
  await clearConfigCache();
  const settings = await resolveConfig(`${generated}/types.ts`, { editorconfig: true });
  // This parser and the one called "typescript" give the same layout, but it takes two thirds of the time. No template
  // literals are generated, in which there could be another language.
  const options: Options = { ...settings, parser: "babel-ts", embeddedLanguageFormatting: "off" };
  const isKnown = (path: string, source: string) => {
    const layout = last.get(join(generated, path));
    return layout?.source === source && isDeepStrictEqual(layout.options, options);
  };
  return async (sources) => {
    if (!formatLarge && isLarge(sources.values())) return [...sources].map(([path, content]) => ({ path, content }));
    const changed = [...sources].filter(([path, source]) => !isKnown(path, source));
    for (const [path, layout] of await formatTogether(changed, options)) last.set(join(generated, path), layout);
    return [...sources].map(([path, source]) => ({
      path,
      content: last.get(join(generated, path))?.content ?? source,
    }));
  };
}

/** What of a workspace decides how its files are laid out. */
export type FormatSettings = Pick<Workspace, "generated" | "formatLarge">;

/** Whether what a document was compiled into is so long that its layout would take longer than all the rest. */
function isLarge(sources: Iterable<string>): boolean {
  let length = 0;
  for (const source of sources) length += source.length;
  return length > LARGE;
}

/** In one call, for each has a fixed cost, which for small files is as much as all the rest. */
async function formatTogether(
  files: readonly (readonly [path: string, source: string])[],
  options: Options,
): Promise<(readonly [path: string, layout: Layout])[]> {
  if (files.length === 0) return [];
  const seam = `// ${randomUUID()}`;
  const formatted = await format(files.map(([, source]) => source).join(`\n${seam}\n`), options);
  const lineEnd = formatted.endsWith("\r\n") ? "\r\n" : "\n";
  const contents = formatted.split(seam).map((content) => content.trim() + lineEnd);
  return files.map(([path, source], index) => [path, { source, options, content: contents[index] ?? source }]);
}
