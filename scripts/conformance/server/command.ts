import { writeFile } from "node:fs/promises";
import { setTimeout as wait } from "node:timers/promises";
import { createMock } from "revokit/mock";
import { asMockApi, type DescribedApi, loadApis } from "../apis.ts";
import { codeUnits, replaceActing } from "../../escape/control-characters.ts";
import { askConsent, describeEffects } from "./consent.ts";
import { mockFixtures } from "./fixtures.ts";
import { HELP, type Options, readOptions, UsageError } from "./options.ts";
import { toHtml } from "./report/html.ts";
import { toJUnit } from "./report/junit.ts";
import { type Report, toReport } from "./report/report.ts";
import { toTerminal } from "./report/terminal.ts";
import { runChecks } from "./run.ts";

/** Runs `npm run conformance`: holds a server against the spec, tells how it went, and sets the exit code. */
export async function run(args: readonly string[]): Promise<void> {
  try {
    process.exitCode = await conformance(args);
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    console.error(error.message);
    process.exitCode = 2;
  }
}

async function conformance(args: readonly string[]): Promise<number> {
  const options = await readOptions(args, await loadApis(), process.env);
  if (options.help) {
    process.stdout.write(HELP);
    return 0;
  }
  const effects = effectsOf(options);
  if (
    !options.yes &&
    effects.length > 0 &&
    !(await askConsent(effects, { input: process.stdin, output: process.stdout }))
  ) {
    console.error("Nothing was sent.");
    return 2;
  }
  const reports: Report[] = [];
  for (const api of options.apis) {
    const report = toReport(await check(api, options, effects.length > 0));
    console.log(toTerminal(report, process.stdout.isTTY && process.stdout.hasColors()));
    reports.push(report);
  }
  await writeReports(reports, options.files);
  return reports.some(({ counts }) => counts.failed > 0) ? 1 : 0;
}

/** What needs consent: nothing on the mock, and nothing where only safe methods are sent. */
function effectsOf({ apis: [api], server, readOnly }: Options): readonly string[] {
  return api && server && !readOnly ? describeEffects(api.facts, server.fixtures) : [];
}

async function check(api: DescribedApi, { server }: Options, allowsUnsafe: boolean) {
  const common = {
    api,
    wait: (time: number) => wait(time),
    fetch: (url: string, init: RequestInit) => fetch(url, init),
  };
  if (server !== undefined) return runChecks({ ...common, ...server, allowsUnsafe });
  const mocked = asMockApi(api);
  const mock = createMock({ apis: [mocked] });
  const listening = await mock.listen();
  try {
    const baseUrl = listening.url(api.facts.name);
    return await runChecks({
      ...common,
      baseUrl,
      fixtures: mockFixtures(mocked),
      allowsUnsafe: true,
      reset: () => mock.reset(),
    });
  } finally {
    await listening.close();
  }
}

async function writeReports(reports: readonly Report[], { junit, json, html }: Options["files"]): Promise<void> {
  if (junit !== undefined) await writeFile(junit, toJUnit(reports));
  if (json !== undefined) await writeFile(json, toJson(reports));
  if (html !== undefined) await writeFile(html, toHtml(reports));
}

function toJson(reports: readonly Report[]): string {
  const json = JSON.stringify(reports, undefined, 2);
  return `${replaceActing(json, (character) => (character === "\n" ? character : codeUnits(character)))}\n`;
}
