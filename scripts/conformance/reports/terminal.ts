import { styleText } from "node:util";
import { terminalText } from "revokit/toolkit";
import { groupBy } from "./group-by.ts";
import type { CheckReport, Report } from "./report.ts";

/** How many findings of one check are shown; the other reports have them all. */
const SHOWN = 3;

const MARKS = { failed: "✗", noted: "!", passed: "✓", skipped: "–" } as const;
const COLORS = { failed: "red", noted: "yellow", passed: "green", skipped: "dim" } as const;
const HEADINGS = { failed: "Failures", noted: "Notes" } as const;

type Paint = (color: Parameters<typeof styleText>[0], text: string) => string;

/** A report for people: failures, notes, then a line for each check. `colors`: whether the terminal has them. */
export function toTerminal(report: Report, colors: boolean): string {
  const paint: Paint = (color, text) => (colors ? styleText(color, text, { validateStream: false }) : text);
  const { title, version, baseUrl, counts, requests, duration } = report;
  const total = (["failed", "noted", "skipped"] as const)
    .filter((status) => status === "failed" || counts[status] > 0)
    .map((status) => `${counts[status]} ${status}`);
  return [
    `${paint("bold", terminalText(`${title} ${version}`))} at ${terminalText(baseUrl)}`,
    ...details(report, "failed", paint),
    ...details(report, "noted", paint),
    "",
    ...checkLines(report, paint),
    "",
    `${[`${counts.passed} passed`, ...total].join(", ")}  (${requests} requests in ${Math.round(duration)} ms)`,
    "",
  ].join("\n");
}

/** What is wrong with each operation, with a curl line for each request that shows it. */
function details({ operations }: Report, status: "failed" | "noted", paint: Paint): readonly string[] {
  const lines = operations.flatMap(({ operationId, method, path, checks }) => {
    const concerned = checks.filter((each) => each.status === status);
    if (concerned.length === 0) return [];
    return [
      "",
      `${terminalText(operationId)}  ${paint("dim", terminalText(`${method} ${path}`))}`,
      ...concerned.flatMap((check) => findingLines(check, paint)),
    ];
  });
  return lines.length === 0 ? [] : ["", paint("bold", HEADINGS[status]), ...lines.slice(1)];
}

function findingLines({ id, name, reference, status, findings }: CheckReport, paint: Paint): readonly string[] {
  const color = COLORS[status];
  const hidden = findings.length - SHOWN;
  return [
    `  ${paint(color, MARKS[status])} ${terminalText(name)}  ${paint("dim", terminalText(`${id}: ${reference}`))}`,
    ...findings
      .toSorted((a, b) => Number(a.severity === "note") - Number(b.severity === "note"))
      .slice(0, SHOWN)
      .flatMap(({ severity, message, curl }) => [
        `    ${paint(severity === "note" ? "yellow" : "red", terminalText(message))}`,
        ...(curl === undefined ? [] : [`      ${terminalText(curl)}`]),
      ]),
    ...(hidden > 0 ? [`    … and ${hidden} more`] : []),
  ];
}

/** A line for each check, of all operations together. */
function checkLines({ operations }: Report, paint: Paint): readonly string[] {
  const byCheck = groupBy(
    operations.flatMap(({ checks }) => checks),
    ({ id }) => id,
  );
  const width = Math.max(0, ...[...byCheck.values()].map(([first]) => first?.name.length ?? 0));
  return [...byCheck.values()].flatMap((results) => {
    const [first] = results;
    if (first === undefined) return [];
    const count = (status: CheckReport["status"]) => results.filter((each) => each.status === status).length;
    const status = (["failed", "noted", "passed", "skipped"] as const).find((each) => count(each) > 0) ?? "skipped";
    const duration = results.reduce((total, each) => total + each.duration, 0);
    const reasons = new Set(results.flatMap(({ reason }) => (reason === undefined ? [] : [reason])));
    const of = results.length === 1 ? "" : `${count(status)} of ${results.length}  `;
    const line = `${paint(COLORS[status], MARKS[status])} ${terminalText(first.name).padEnd(width)}  ${paint("dim", `${of}${Math.round(duration)} ms`)}`;
    return [line, ...(status === "skipped" ? [...reasons].map((each) => `    skipped: ${terminalText(each)}`) : [])];
  });
}
