import { relative } from "node:path";
import { locateOperations, type OpenApiDocument } from "../compile/document.ts";
import type { Spec } from "../find/specs.ts";

/** A current or previous document, compiled as far as the comparison needs. */
export interface Version {
  readonly spec: Spec;
  readonly document: OpenApiDocument;
}

/** A document before and now: one of the two is absent if it was added or removed. */
export interface Pair {
  readonly before?: Version;
  readonly after?: Version;
  readonly isRenamed: boolean;
}

/**
 * Finds the previous version of each document: by its file, by its name, or by its operations, at least half of which must
 * be the same.
 * @param folders the folders that the files are relative to, before and now
 */
export function pairVersions(
  before: readonly Version[],
  after: readonly Version[],
  folders: { readonly before: string; readonly after: string },
): Pair[] {
  const open = new Set(before);
  const take = (isMatch: (each: Version) => boolean) => {
    const found = [...open].find(isMatch);
    if (found) open.delete(found);
    return found;
  };
  const pathOf = ({ spec }: Version, side: keyof typeof folders) => relative(folders[side], spec.file);
  // What has the same file must not be taken by what has the same name.
  const known = after
    .map((now) => ({ now, then: take((each) => pathOf(each, "before") === pathOf(now, "after")) }))
    .map(({ now, then }) => ({ now, then: then ?? take(({ spec }) => spec.name === now.spec.name) }));
  const pairs = known.map(({ now, then }): Pair => {
    const renamed = then ?? take((each) => similarity(each, now) >= 0.5);
    return { after: now, ...(renamed && { before: renamed }), isRenamed: then === undefined && renamed !== undefined };
  });
  return [...pairs, ...[...open].map((gone): Pair => ({ before: gone, isRenamed: false }))];
}

/** The share of operations that two documents have in common. */
function similarity(a: Version, b: Version): number {
  const [first, second] = [operationsOf(a), operationsOf(b)];
  const all = new Set([...first, ...second]);
  return all.size === 0 ? 0 : [...first].filter((each) => second.has(each)).length / all.size;
}

function operationsOf({ document }: Version): ReadonlySet<string> {
  return new Set(locateOperations(document).map(({ method, path }) => `${method} ${path}`));
}
