import { xmlText } from "../../../escape/markup.ts";
import type { CheckReport, Report } from "./report.ts";

/** JUnit XML, as CI systems read it: a suite for each operation, a case for each check. */
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

function toCase(operationId: string, { name, status, duration, reason = "", findings }: CheckReport): string {
  const begin = `    <testcase classname="${xmlText(operationId)}" name="${xmlText(name)}" time="${seconds(duration)}"`;
  if (status === "passed") return `${begin}/>`;
  const [first] = findings;
  const details = findings.map(({ message, curl = "" }) => `${message}\n${curl}`).join("\n");
  const inner =
    status === "skipped"
      ? `<skipped message="${xmlText(reason)}"/>`
      : `<failure message="${xmlText(first?.message ?? "")}">${xmlText(details)}</failure>`;
  return `${begin}>${inner}</testcase>`;
}

function seconds(duration: number): string {
  return (duration / 1000).toFixed(3);
}
