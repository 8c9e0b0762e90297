import { readlinkSync } from "node:fs";
import { dirname, isAbsolute, join, parse, sep } from "node:path";

/** An entry of a folder. */
export interface Step {
  /** An absolute path. */
  readonly folder: string;
  readonly name: string;
}

/** As many links as Linux follows. */
const MAX_LINKS = 40;

/**
 * The folder entries that a path passes through, including those of its symbolic links: if one of them is replaced, the
 * path may lead to another file.
 * @param path an absolute path
 */
export function stepsOf(path: string): readonly Step[] {
  const steps: Step[] = [];
  let folder = parse(path).root;
  const names = namesIn(path);
  for (let links = 0; names.length > 0;) {
    const name = names.shift() ?? "";
    if (name === "..") {
      folder = dirname(folder);
      continue;
    }
    steps.push({ folder, name });
    const target = linkTarget(join(folder, name));
    if (target === undefined) {
      folder = join(folder, name);
      continue;
    }
    links += 1;
    if (links > MAX_LINKS) return steps;
    names.unshift(...namesIn(target));
    if (isAbsolute(target)) folder = parse(target).root;
  }
  return steps;
}

function namesIn(path: string): string[] {
  return path
    .slice(parse(path).root.length)
    .split(sep)
    .filter((name) => name !== "" && name !== ".");
}

/** The target of a symbolic link; undefined for anything else. */
function linkTarget(path: string): string | undefined {
  try {
    return readlinkSync(path);
  } catch {
    return undefined;
  }
}
