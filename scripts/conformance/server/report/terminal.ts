import { styleText } from "node:util";
import { terminalText } from "../../../escape/terminal.ts";
import type { CheckReport, Report } from "./report.ts";

/** How many findings of one check are shown; the other reports have them all. */
const SHOWN = 3;

const MARKS = { passed: "✓", failed: "✗", skipped: "–" } as const;
const COLOURS = { passed: "green", failed: "red", skipped: "yellow" } as const;

/** A table for people. `colours`: whether the terminal has them. */
export function toTerminal(
  { title, version, baseUrl, operations, counts, ...report }: Report,
  colours: boolean,
): string {
  const paint = (colour: Parameters<typeof styleText>[0], text: string) =>
    colours ? styleText(colour, text, { validateStream: false }) : text;
  const names = operations.flatMap(({ checks }) => checks.map(({ name }) => name.length));
  const width = Math.max(0, ...names);
  const row = ({ name, status, duration, reason, findings }: CheckReport): string[] => [
    `  ${paint(COLOURS[status], MARKS[status])} ${name.padEnd(width)}  ${paint("dim", milliseconds(duration))}`,
    ...(reason === undefined ? [] : [`    skipped: ${terminalText(reason)}`]),
    ...findings
      .slice(0, SHOWN)
      .flatMap(({ message, curl }) => [
        `    ${paint("red", terminalText(message))}`,
        ...(curl === undefined ? [] : [`      ${terminalText(curl)}`]),
      ]),
    ...(findings.length > SHOWN ? [`    … and ${findings.length - SHOWN} more`] : []),
  ];
  const total = [
    `${counts.passed} passed, ${counts.failed} failed`,
    ...(counts.skipped > 0 ? [`${counts.skipped} skipped`] : []),
  ].join(", ");
  return [
    `${paint("bold", terminalText(`${title} ${version}`))} at ${terminalText(baseUrl)}`,
    ...operations.flatMap(({ operationId, method, path, checks }) => [
      "",
      `${terminalText(operationId)}  ${paint("dim", terminalText(`${method} ${path}`))}`,
      ...checks.flatMap(row),
    ]),
    "",
    `${total}  (${report.requests} requests in ${milliseconds(report.duration)})`,
    "",
  ].join("\n");
}

function milliseconds(duration: number): string {
  return `${Math.round(duration)} ms`.padStart(7);
}
