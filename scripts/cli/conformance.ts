import { writeFile } from "node:fs/promises";
import type { MockApi } from "revokit/mock";
import { terminalText, UsageError } from "revokit/toolkit";
import { checks } from "../conformance/checks/registry.ts";
import { toHtml } from "../conformance/reports/html.ts";
import { toJson } from "../conformance/reports/json.ts";
import { toJUnit } from "../conformance/reports/junit.ts";
import { type Report, toReport } from "../conformance/reports/report.ts";
import { toTerminal } from "../conformance/reports/terminal.ts";
import { assertKnownChecks } from "../conformance/runner/assert-known-checks.ts";
import { describeEffects, describePlan } from "../conformance/runner/describe-plan.ts";
import { runChecks } from "../conformance/runner/run.ts";
import { type Selection, SelectionError, selectChecks } from "../conformance/runner/selection.ts";
import type { ServerUnderTest } from "../conformance/runner/server-under-test.ts";
import { askConsent } from "./conformance-consent.ts";
import type { ConformanceOptions } from "./conformance-options.ts";
import { showRun } from "./conformance-progress.ts";
import { openMock, readServer } from "./conformance-subject.ts";
import { NOT_DONE, PROBLEMS_FOUND } from "./exit-code.ts";
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
  if (options.baseUrl !== undefined) assertOneApi(apis);
  const selections = apis.map((each) => select(options, each));
  const [api] = apis;
  const server = options.baseUrl === undefined ? undefined : api && (await readServer(api, options, process.env));
  if (options.dryRun) return showPlans(apis, selections, options, server);
  const reports =
    server === undefined
      ? await testMocks(apis, options, selections)
      : await testServer(server, options, selections[0]);
  if (reports === undefined) {
    console.error("Nothing was sent.");
    process.exitCode = NOT_DONE;
    return;
  }
  await writeReports(reports, options);
  const hasFailed = reports.some(({ counts }) => counts.failed > 0);
  if (reports.every(({ requests }) => requests === 0)) {
    const reason = hasFailed ? "the server answered no request" : "no check sent a request";
    console.error(`Nothing could be tested: ${reason}.`);
    process.exitCode = NOT_DONE;
  } else if (hasFailed) process.exitCode = PROBLEMS_FOUND;
}

function assertOneApi(apis: readonly MockApi[]): void {
  if (apis.length < 2) return;
  const names = apis.map(({ facts }) => facts.name).join(" or ");
  throw new UsageError(`--base-url needs the API that the server has: ${names}.`);
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

async function testMocks(
  apis: readonly MockApi[],
  { readOnly }: ConformanceOptions,
  selections: readonly Selection[],
): Promise<readonly Report[]> {
  const reports: Report[] = [];
  for (const [index, api] of apis.entries()) {
    const { subject, close } = await openMock(api);
    reports.push(await runSuite({ ...subject, allowsUnsafe: !readOnly }, selections[index]).finally(close));
  }
  return reports;
}

/** Undefined without the user's consent. */
async function testServer(
  server: ServerUnderTest,
  options: ConformanceOptions,
  selection: Selection | undefined,
): Promise<readonly Report[] | undefined> {
  const allowed = await withConsent(server, options, selection);
  return allowed && [await runSuite(allowed, selection)];
}

async function runSuite(subject: ServerUnderTest, selection: Selection | undefined): Promise<Report> {
  const progress = showRun();
  const options = { ...progress, ...(selection && { selection }) };
  const report = toReport(await runChecks(subject, checks, options).finally(progress.end));
  console.log(toTerminal(report, process.stdout.isTTY && process.stdout.hasColors()));
  return report;
}

function select(options: ConformanceOptions, { facts }: MockApi): Selection {
  const ids = checks.map(({ id }) => id);
  try {
    assertKnownChecks(facts, ids);
    return selectChecks(options, ids, Object.keys(facts.operations));
  } catch (error) {
    throw error instanceof SelectionError ? new UsageError(error.message, { cause: error }) : error;
  }
}

/** The server, with consent to unsafe methods if it was given; `undefined` if it was refused. */
async function withConsent(
  server: ServerUnderTest,
  { yes, readOnly }: ConformanceOptions,
  selection: Selection | undefined,
): Promise<ServerUnderTest | undefined> {
  if (readOnly) return server;
  if (yes) return { ...server, allowsUnsafe: true };
  const effects = describeEffects(server.api.facts, server.fixtures, selection);
  // There was nothing to ask about, so nobody consented: some checks send methods that the document does not have.
  if (effects.length === 0) return server;
  const isAgreed = await askConsent(effects, { input: process.stdin, output: process.stdout });
  return isAgreed ? { ...server, allowsUnsafe: true } : undefined;
}

async function writeReports(reports: readonly Report[], { junit, json, html }: ConformanceOptions): Promise<void> {
  if (junit !== undefined) await writeFile(junit, toJUnit(reports));
  if (json !== undefined) await writeFile(json, toJson(reports));
  if (html !== undefined) await writeFile(html, toHtml(reports));
}
