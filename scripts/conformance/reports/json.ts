import { jsonText } from "revokit/toolkit";
import type { Report } from "./report.ts";

/** The reports as JSON, with every character that could act on a terminal escaped. */
export function toJson(reports: readonly Report[]): string {
  return `${jsonText(reports, 2)}\n`;
}
