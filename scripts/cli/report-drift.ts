import { relative } from "node:path";
import { terminalText } from "revokit/toolkit";
import type { Plan } from "../plan.ts";
import { COLORS, filesText } from "./change-text.ts";
import { paint, withSymbol } from "./colors.ts";

/** A line for each file that differs from what the documents produce, and what to do about it. */
export function reportDrift({ out, changes, paths }: Plan): void {
  const folder = relative(process.cwd(), out);
  if (changes.length === 0) {
    console.log(withSymbol("success", `${folder}/ is up to date: ${filesText(paths.length)}.`));
    return;
  }
  for (const { kind, path } of changes) {
    const word = paint(COLORS[kind], kind.padEnd(9), process.stderr);
    console.error(`${word}  ${terminalText(`${folder}/${path}`)}`);
  }
  const isMissing = changes.every(({ kind }) => kind === "missing");
  const advice =
    isMissing && changes.length === paths.length
      ? `${folder}/ has no generated code. Generate it and commit it, or name its folder with --out.`
      : `${folder}/ does not match the documents. Generate again and commit what it writes.`;
  console.error(`\n${withSymbol("failure", advice, process.stderr)}`);
}
