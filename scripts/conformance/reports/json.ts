import { jsonText } from "revokit/toolkit";
import type { Report } from "./report.ts";

/** The reports as JSON, with every character escaped that a terminal could interpret. */
export function toJson(reports: readonly Report[]): string {
  return `${jsonText(reports, 2)}\n`;
}
