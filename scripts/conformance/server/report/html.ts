import { htmlText } from "../../../escape/markup.ts";
import type { CheckReport, OperationReport, Report } from "./report.ts";

/** A page for people: one file, no script, nothing from elsewhere. */
export function toHtml(reports: readonly Report[]): string {
  const failed = reports.reduce((total, { counts }) => total + counts.failed, 0);
  const title = failed === 0 ? "Conformance: all as the spec says" : `Conformance: ${failed} failed`;
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

function toSection({ title, version, baseUrl, counts, requests, operations }: Report): string {
  return `<section>
<h2>${htmlText(`${title} ${version}`)}</h2>
<p><code>${htmlText(baseUrl)}</code></p>
<p>${counts.passed} passed, ${counts.failed} failed, ${counts.skipped} skipped; ${requests} requests</p>
${operations.map(toTable).join("\n")}
</section>`;
}

function toTable({ operationId, method, path, checks }: OperationReport): string {
  return `<h3>${htmlText(operationId)} <code>${htmlText(`${method} ${path}`)}</code></h3>
<table>
<thead><tr><th scope="col">Check<th scope="col">Verdict<th scope="col">ms</thead>
<tbody>
${checks.map(toRow).join("\n")}
</tbody>
</table>`;
}

function toRow({ name, status, duration, reason, findings }: CheckReport): string {
  const details = findings
    .map(({ message, curl }) => `<li>${htmlText(message)}${curl === undefined ? "" : `<pre>${htmlText(curl)}</pre>`}`)
    .join("\n");
  return [
    `<tr class="${status}"><td>${htmlText(name)}`,
    reason === undefined ? "" : `<p>${htmlText(reason)}</p>`,
    details === "" ? "" : `<details open><summary>${findings.length} wrong</summary><ul>${details}</ul></details>`,
    `<td>${status}<td>${Math.round(duration)}</tr>`,
  ].join("");
}

const STYLE = `
body { font: 1rem/1.5 system-ui, sans-serif; max-width: 72rem; margin: 2rem auto; padding: 0 1rem; }
table { border-collapse: collapse; width: 100%; }
th, td { text-align: left; vertical-align: top; padding: .25rem .5rem; border-bottom: 1px solid #8884; }
td:nth-child(3) { text-align: right; font-variant-numeric: tabular-nums; }
td p { margin: 0; opacity: .75; }
pre { white-space: pre-wrap; overflow-wrap: anywhere; padding: .5rem; background: #8881; }
.passed td:nth-child(2) { color: light-dark(#1a7f37, #4ac26b); }
.failed td:nth-child(2) { color: light-dark(#b3261e, #ff8a80); font-weight: bold; }
.skipped td:nth-child(2) { opacity: .75; }
`;
