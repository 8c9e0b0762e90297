import { isDeepStrictEqual } from "node:util";
import { clearConfigCache, format, type Options, resolveConfig } from "prettier";

/** In UTF-16 code units. Prettier takes about a second for each million. */
const LARGE = 1_000_000;

/** What each file was last formatted from, for most of them are the same when a spec is changed while watching. */
const last = new Map<string, { readonly source: string; readonly options: Options; readonly formatted: string }>();

/** The settings of prettier that hold for TypeScript in a folder. To look for them is slow: once for each run will do. */
export async function readFormat(folder: string): Promise<Options> {
  await clearConfigCache();
  return { ...(await resolveConfig(`${folder}/types.ts`, { editorconfig: true })), parser: "typescript" };
}

/** Lays out TypeScript. Large files stay as they are unless asked for. */
export async function formatSource(source: string, file: string, options: Options, large = false): Promise<string> {
  if (source.length > LARGE && !large) return source;
  const known = last.get(file);
  if (known?.source === source && isDeepStrictEqual(known.options, options)) return known.formatted;
  const formatted = await format(source, options);
  last.set(file, { source, options, formatted });
  return formatted;
}
