import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";

/**
 * Puts the parts of other files into a page that it includes, as VitePress does: `path#region`, or `path{3,}` for the lines
 * from the third on.
 * @param file the page's own path
 */
export function resolveIncludes(text: string, file: string): string {
  return text.replaceAll(/<!--@include: ([^#{]+?)(?:#([\w-]+)|\{(\d+),\})?-->/g, (_, path, region, line) => {
    const included = readFileSync(join(dirname(file), path), "utf8");
    if (region !== undefined) return readRegion(included, region);
    return included
      .split("\n")
      .slice(line === undefined ? 0 : Number(line) - 1)
      .join("\n")
      .trim();
  });
}

function readRegion(text: string, name: string): string {
  const [, part] = new RegExp(`<!-- #region ${name} -->(.*?)<!-- #endregion ${name} -->`, "s").exec(text) ?? [];
  if (part === undefined) throw new Error(`There is no region ${name}.`);
  return part.trim();
}
