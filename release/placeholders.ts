import { readFile } from "node:fs/promises";
import { join } from "node:path";

/** The files that only the owner of the repository can complete. */
const TEMPLATES = [".github/CODEOWNERS", "SECURITY.md"];

/** The placeholder for an account or an address. */
const PLACEHOLDER = /@?REPLACE-WITH-[A-Z-]+/g;

/** The placeholders that are still there, each with its file and line. */
export async function findPlaceholders(root: string): Promise<readonly string[]> {
  const texts = await Promise.all(
    TEMPLATES.map(async (file) => ({ file, lines: (await readFile(join(root, file), "utf8")).split("\n") })),
  );
  return texts.flatMap(({ file, lines }) =>
    lines.flatMap((line, index) =>
      [...line.matchAll(PLACEHOLDER)].map(([placeholder]) => `${file}:${index + 1}: ${placeholder}`),
    ),
  );
}
