import { join } from "node:path";
import { isDeepStrictEqual } from "node:util";
import { clearConfigCache, format, type Options, resolveConfig } from "prettier";
import type { LayOut } from "./layout.ts";
import type { Workspace } from "./workspace.ts";

/** In UTF-16 code units. Prettier takes about a second for each million. */
const LARGE = 1_000_000;

/** What each file was last formatted from, for most of them are the same when a spec is changed while watching. */
const last = new Map<string, { readonly source: string; readonly options: Options; readonly formatted: string }>();

/** Lays out TypeScript by the settings of prettier that hold in a workspace's folder. They are looked for once: that is slow. */
export async function createLayout({ generated, formatLarge = false }: FormatSettings): Promise<LayOut> {
  await clearConfigCache();
  const settings = await resolveConfig(`${generated}/types.ts`, { editorconfig: true });
  // This parser and the one called "typescript" give the same layout, but it takes two thirds of the time.
  const options: Options = { ...settings, parser: "babel-ts" };
  return (sources) => {
    const isFormatted = formatLarge || !isLarge(sources.values());
    const files = [...sources].map(async ([path, source]) => {
      return { path, content: isFormatted ? await formatSource(source, join(generated, path), options) : source };
    });
    return Promise.all(files);
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

async function formatSource(source: string, file: string, options: Options): Promise<string> {
  const known = last.get(file);
  if (known?.source === source && isDeepStrictEqual(known.options, options)) return known.formatted;
  const formatted = await format(source, options);
  last.set(file, { source, options, formatted });
  return formatted;
}
