import { visibleSource } from "../escape/typescript.ts";
import type { Spec } from "../find/specs.ts";
import { markOf } from "../write/generated-file.ts";

export type NamedSpec = Pick<Spec, "name" | "file">;

/** The files that a project need not type-check: they are large, and checked in this command's tests. */
const UNCHECKED = new Set(["operations.ts", "facts.ts", "validators.ts"]);

/** The entry, `client.ts`, stays checked: an import that fails would turn its types into `any`. */
const NOT_CHECKED = "// @ts-nocheck\n\n";

/** The files of a document by path, each beginning with a mark. */
export function toFiles(
  { name, file }: NamedSpec,
  sources: readonly (readonly [path: string, text: string])[],
): Map<string, string> {
  const mark = markOf(file);
  return new Map(
    sources.map(([path, text]) => {
      const head = UNCHECKED.has(path) ? `${mark}${NOT_CHECKED}` : mark;
      return [`${name}/${path}`, visibleSource(head + text)];
    }),
  );
}
