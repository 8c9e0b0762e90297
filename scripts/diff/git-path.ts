import { relative, sep } from "node:path";

/** The path of a file below a folder, as git has it: with slashes on every system. */
export function gitPath(folder: string, file: string): string {
  return relative(folder, file).split(sep).join("/");
}
