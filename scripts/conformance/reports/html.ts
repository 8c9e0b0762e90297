import { htmlText } from "../../escape/markup.ts";
import { STYLE } from "./html-style.ts";
import type { CheckReport, FindingReport, OperationReport, Report } from "./report.ts";

/**
 * The report as a single HTML file without scripts or external resources: a summary, then failures, notes and the rest.
 */
export function toHtml(reports: readonly Report[]): string {
  const failed = reports.reduce((total, { counts }) => total + counts.failed, 0);
  const title = failed === 0 ? "Conformance: everything matches the document" : `Conformance: ${failed} failed`;
  return `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${htmlText(title)}</title>
<style>${STYLE}</style>
<h1>${htmlText(title)}</h1>
${reports.map(toSection).join("\n")}
</html>
`;
}

const HEADINGS = { failed: "Failures", noted: "Notes", skipped: "Skipped", passed: "Passed" } as const;

function toSection(report: Report): string {
  const { title, version, baseUrl, counts, requests, duration } = report;
  const numbers = [...Object.entries(counts), ["requests", requests], ["seconds", (duration / 1000).toFixed(1)]];
  return `<section>
<h2>${htmlText(`${title} ${version}`)}</h2>
<p><code>${htmlText(baseUrl)}</code></p>
<dl>${numbers.map(([name, number]) => `<div class="${name}"><dt>${name}<dd>${number}</div>`).join("")}</dl>
${(["failed", "noted", "skipped", "passed"] as const).map((status) => toPart(report, status)).join("\n")}
</section>`;
}

/** The checks of one status, by operation. Only failures and notes are unfolded. */
function toPart({ operations }: Report, status: keyof typeof HEADINGS): string {
  const concerned = operations
    .map((each) => ({ ...each, checks: each.checks.filter((check) => check.status === status) }))
    .filter(({ checks }) => checks.length > 0);
  if (concerned.length === 0) return "";
  const isOpen = status === "failed" || status === "noted";
  const count = concerned.reduce((total, { checks }) => total + checks.length, 0);
  return `<details${isOpen ? " open" : ""}><summary>${HEADINGS[status]} (${count})</summary>
${concerned.map(toTable).join("\n")}
</details>`;
}

function toTable({ operationId, method, path, checks }: OperationReport): string {
  return `<h3>${htmlText(operationId)} <code>${htmlText(`${method} ${path}`)}</code></h3>
<table>
<thead><tr><th scope="col">Check<th scope="col">Result<th scope="col">ms</thead>
<tbody>
${checks.map(toRow).join("\n")}
</tbody>
</table>`;
}

function toRow({ id, name, reference, status, duration, reason, findings }: CheckReport): string {
  return [
    `<tr class="${status}"><td>${htmlText(name)}<p><code>${htmlText(id)}</code> ${htmlText(reference)}</p>`,
    reason === undefined ? "" : `<p>${htmlText(reason)}</p>`,
    findings.length === 0 ? "" : `<ul>${findings.map(toItem).join("\n")}</ul>`,
    `<td>${status}<td>${Math.round(duration)}</tr>`,
  ].join("");
}

function toItem({ severity, message, curl }: FindingReport): string {
  const line = curl === undefined ? "" : `<pre>${htmlText(curl)}</pre>`;
  return `<li class="${severity}">${htmlText(message)}${line}`;
}
