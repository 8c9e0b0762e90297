import { writeFile } from "node:fs/promises";
import type { MockApi } from "revokit/mock";
import { checks } from "../conformance/checks/registry.ts";
import { toHtml } from "../conformance/reports/html.ts";
import { toJson } from "../conformance/reports/json.ts";
import { toJUnit } from "../conformance/reports/junit.ts";
import { type Report, toReport } from "../conformance/reports/report.ts";
import { toTerminal } from "../conformance/reports/terminal.ts";
import { assertKnownOptIns } from "../conformance/runner/opt-ins.ts";
import { describeEffects, describePlan } from "../conformance/runner/plan.ts";
import { runChecks } from "../conformance/runner/run.ts";
import { type Selection, SelectionError, selectChecks } from "../conformance/runner/selection.ts";
import type { ServerUnderTest } from "../conformance/runner/server-under-test.ts";
import { terminalText } from "../escape/terminal.ts";
import { askConsent } from "./conformance-consent.ts";
import type { ConformanceOptions } from "./conformance-options.ts";
import { showRun } from "./conformance-progress.ts";
import { openMock, readServer } from "./conformance-subject.ts";
import { UsageError } from "./failure.ts";
import { findApis } from "./mock-apis.ts";

/**
 * Checks servers against their documents, reports the results, and sets the exit code. Throws a `UsageError` for invalid
 * options, a `SpecError` for a document that can't be compiled.
 */
export async function conformance(names: readonly string[], options: ConformanceOptions): Promise<void> {
  if (options.baseUrl === undefined && options.fixtures !== undefined) {
    throw new UsageError("--fixtures needs --base-url, the server that they describe.");
  }
  const apis = await findApis(names, options);
  const [api, ...others] = apis;
  if (options.baseUrl !== undefined && others.length > 0) {
    const titles = apis.map(({ facts }) => facts.name).join(" or ");
    throw new UsageError(`--base-url needs the API that the server has: ${titles}.`);
  }
  const selections = apis.map((each) => select(options, each));
  const server = api && options.baseUrl !== undefined ? await readServer(api, options, process.env) : undefined;
  if (options.dryRun) return showPlans(apis, selections, options, server);
  if (server !== undefined && !(await hasConsent(server, options, selections[0]))) {
    console.error("Nothing was sent.");
    process.exitCode = 2;
    return;
  }
  const reports: Report[] = [];
  for (const [index, each] of apis.entries()) {
    reports.push(
      server === undefined ? await tryMock(each, options, selections[index]) : await hold(server, selections[index]),
    );
  }
  await writeReports(reports, options);
  if (reports.some(({ counts }) => counts.failed > 0)) process.exitCode = 1;
}

function showPlans(
  apis: readonly MockApi[],
  selections: readonly Selection[],
  { readOnly }: ConformanceOptions,
  server: ServerUnderTest | undefined,
): void {
  for (const [index, { facts }] of apis.entries()) {
    const plan = describePlan(facts, server?.fixtures, { readOnly, selection: selections[index] });
    process.stdout.write(`${plan.map(terminalText).join("\n")}\n`);
  }
  process.stdout.write("Nothing was sent.\n");
}

async function tryMock(
  api: MockApi,
  { readOnly }: ConformanceOptions,
  selection: Selection | undefined,
): Promise<Report> {
  const { subject, close } = await openMock(api);
  return hold({ ...subject, allowsUnsafe: !readOnly }, selection).finally(close);
}

async function hold(subject: ServerUnderTest, selection: Selection | undefined): Promise<Report> {
  const progress = showRun();
  const options = { ...progress, ...(selection && { selection }) };
  const report = toReport(await runChecks(subject, checks, options).finally(progress.end));
  console.log(toTerminal(report, process.stdout.isTTY && process.stdout.hasColors()));
  return report;
}

function select(options: ConformanceOptions, { facts }: MockApi): Selection {
  const ids = checks.map(({ id }) => id);
  try {
    assertKnownOptIns(facts, ids);
    return selectChecks(options, ids, Object.keys(facts.operations));
  } catch (error) {
    throw error instanceof SelectionError ? new UsageError(error.message, { cause: error }) : error;
  }
}

/** Safe methods need no consent. */
async function hasConsent(
  { api, fixtures }: ServerUnderTest,
  { yes, readOnly }: ConformanceOptions,
  selection: Selection | undefined,
): Promise<boolean> {
  const effects = readOnly ? [] : describeEffects(api.facts, fixtures, selection);
  if (yes || effects.length === 0) return true;
  return askConsent(effects, { input: process.stdin, output: process.stdout });
}

async function writeReports(reports: readonly Report[], { junit, json, html }: ConformanceOptions): Promise<void> {
  if (junit !== undefined) await writeFile(junit, toJUnit(reports));
  if (json !== undefined) await writeFile(json, toJson(reports));
  if (html !== undefined) await writeFile(html, toHtml(reports));
}
