import type { CheckReport, Report } from "./report.ts";

/** JUnit XML, as CI systems read it: a suite for each operation, a case for each check. */
export function toJUnit(reports: readonly Report[]): string {
  const suites = reports.flatMap(({ title, operations }) =>
    operations.map(({ operationId, checks }) => {
      const count = (status: CheckReport["status"]) => checks.filter((each) => each.status === status).length;
      const time = checks.reduce((total, { duration }) => total + duration, 0);
      const attributes = `tests="${checks.length}" failures="${count("failed")}" skipped="${count("skipped")}"`;
      return [
        `  <testsuite name="${escape(`${title} ${operationId}`)}" ${attributes} time="${seconds(time)}">`,
        ...checks.map((each) => toCase(operationId, each)),
        "  </testsuite>",
      ].join("\n");
    }),
  );
  return ['<?xml version="1.0" encoding="UTF-8"?>', "<testsuites>", ...suites, "</testsuites>", ""].join("\n");
}

function toCase(operationId: string, { name, status, duration, reason = "", findings }: CheckReport): string {
  const begin = `    <testcase classname="${escape(operationId)}" name="${escape(name)}" time="${seconds(duration)}"`;
  if (status === "passed") return `${begin}/>`;
  const [first] = findings;
  const details = findings.map(({ message, curl = "" }) => `${message}\n${curl}`).join("\n");
  const inner =
    status === "skipped"
      ? `<skipped message="${escape(reason)}"/>`
      : `<failure message="${escape(first?.message ?? "")}">${escape(details)}</failure>`;
  return `${begin}>${inner}</testcase>`;
}

function seconds(duration: number): string {
  return (duration / 1000).toFixed(3);
}

/** Characters that XML 1.0 (2.2) does not have are shown as what they are not: U+FFFD. */
function escape(text: string): string {
  return text
    .replaceAll(/[^\t\n\r\u{20}-\u{d7ff}\u{e000}-\u{fffd}\u{10000}-\u{10ffff}]/gu, "\ufffd")
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;")
    .replaceAll("\n", "&#10;");
}
