import { format, resolveConfig } from "prettier";

/** In UTF-16 code units. Prettier takes about a second for each million. */
const LARGE = 1_000_000;

/**
 * Lays out TypeScript as the settings of prettier say that hold where the file will be. Large files stay as they are
 * unless asked for.
 */
export async function formatSource(
  source: string,
  { file, large }: { readonly file: string; readonly large: boolean },
): Promise<string> {
  if (source.length > LARGE && !large) return source;
  return format(source, { ...(await resolveConfig(file, { editorconfig: true })), parser: "typescript" });
}
