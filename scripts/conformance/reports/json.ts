import { codeUnits, replaceActing } from "../../escape/control-characters.ts";
import type { Report } from "./report.ts";

/** The reports as JSON, with every character that could act on a terminal escaped. */
export function toJson(reports: readonly Report[]): string {
  const json = JSON.stringify(reports, undefined, 2);
  return `${replaceActing(json, (character) => (character === "\n" ? character : codeUnits(character)))}\n`;
}
