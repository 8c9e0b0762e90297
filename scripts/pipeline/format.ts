import { isDeepStrictEqual } from "node:util";
import { clearConfigCache, format, type Options, resolveConfig } from "prettier";

/** In UTF-16 code units. Prettier takes about a second for each million. */
const LARGE = 1_000_000;

/** Whether what a document was compiled into is so long that its layout would take longer than all the rest. */
export function isLarge(sources: Iterable<string>): boolean {
  let length = 0;
  for (const source of sources) length += source.length;
  return length > LARGE;
}

/** What each file was last formatted from, for most of them are the same when a spec is changed while watching. */
const last = new Map<string, { readonly source: string; readonly options: Options; readonly formatted: string }>();

/** The settings of prettier that hold for TypeScript in a folder. To look for them is slow: once for each run will do. */
export async function readFormat(folder: string): Promise<Options> {
  await clearConfigCache();
  // This parser and the one called "typescript" give the same layout, but it takes two thirds of the time.
  return { ...(await resolveConfig(`${folder}/types.ts`, { editorconfig: true })), parser: "babel-ts" };
}

/** Lays out TypeScript. */
export async function formatSource(source: string, file: string, options: Options): Promise<string> {
  const known = last.get(file);
  if (known?.source === source && isDeepStrictEqual(known.options, options)) return known.formatted;
  const formatted = await format(source, options);
  last.set(file, { source, options, formatted });
  return formatted;
}
