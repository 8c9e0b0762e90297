import { xmlText } from "../../escape/markup.ts";
import type { CheckReport, Report } from "./report.ts";

/** JUnit XML for CI systems: a suite for each operation, a case for each check. */
export function toJUnit(reports: readonly Report[]): string {
  const suites = reports.flatMap(({ title, operations }) =>
    operations.map(({ operationId, checks }) => {
      const count = (status: CheckReport["status"]) => checks.filter((each) => each.status === status).length;
      const time = checks.reduce((total, { duration }) => total + duration, 0);
      const attributes = `tests="${checks.length}" failures="${count("failed")}" skipped="${count("skipped")}"`;
      return [
        `  <testsuite name="${xmlText(`${title} ${operationId}`)}" ${attributes} time="${seconds(time)}">`,
        ...checks.map((each) => toCase(operationId, each)),
        "  </testsuite>",
      ].join("\n");
    }),
  );
  return ['<?xml version="1.0" encoding="UTF-8"?>', "<testsuites>", ...suites, "</testsuites>", ""].join("\n");
}

/** A note is written as the case's output, since JUnit has no status between passed and failed. */
function toCase(
  operationId: string,
  { name, reference, status, duration, reason = "", findings }: CheckReport,
): string {
  const begin = `    <testcase classname="${xmlText(operationId)}" name="${xmlText(name)}" time="${seconds(duration)}"`;
  if (status === "passed") return `${begin}/>`;
  const [first] = findings;
  const details = findings.map(({ severity, message, curl = "" }) => `${severity}: ${message}\n${curl}`).join("\n");
  const text = xmlText(`${reference}\n${details}`);
  const inner = {
    skipped: `<skipped message="${xmlText(reason)}"/>`,
    noted: `<system-out>${text}</system-out>`,
    failed: `<failure message="${xmlText(first?.message ?? "")}">${text}</failure>`,
  }[status];
  return `${begin}>${inner}</testcase>`;
}

function seconds(duration: number): string {
  return (duration / 1000).toFixed(3);
}
