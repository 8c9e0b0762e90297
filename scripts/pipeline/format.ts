import { format, resolveConfig } from "prettier";

/** Lays out TypeScript as the project's own prettier settings say. */
export async function formatSource(source: string, file: string): Promise<string> {
  return format(source, { ...(await resolveConfig(file)), parser: "typescript" });
}
