import { describe, expect, test } from "vitest";
import { loadApis } from "../support/generated-apis.ts";
import { toHtml } from "../../scripts/conformance/reports/html.ts";
import { toJUnit } from "../../scripts/conformance/reports/junit.ts";
import { type FindingReport, type Report, toReport } from "../../scripts/conformance/reports/report.ts";
import { toTerminal } from "../../scripts/conformance/reports/terminal.ts";
import type { Check } from "../../scripts/conformance/runner/check.ts";
import { mockUnderTest } from "../../scripts/conformance/runner/mock-under-test.ts";
import { runChecks } from "../../scripts/conformance/runner/run.ts";
import { serverFaults } from "../mutation/server/faults.ts";
import { createWorld } from "../mutation/server/world.ts";

const [api] = await loadApis();
if (api === undefined) throw new Error("No API was generated.");

/** The report on a server with a planted fault; on a correct server if no fault has that name. */
async function reportOn(fault?: string): Promise<Report> {
  if (api === undefined) throw new Error("No API was generated.");
  const subject = mockUnderTest(api);
  const planted = serverFaults.find(({ name }) => name === fault);
  if (planted === undefined) return toReport(await runChecks(subject));
  const world = createWorld(api);
  const handle = planted.plant(world);
  const fetch = (url: string, init: RequestInit) => handle(new Request(url, init));
  return toReport(await runChecks({ ...subject, fetch, reset: () => world.mock.reset() }));
}

const correct = await reportOn();
const wrong = await reportOn("quotes the credential in an error");
const hostile: Report = {
  ...correct,
  operations: [
    {
      operationId: "<script>",
      method: "GET",
      path: "/&",
      checks: [
        {
          id: "a",
          reference: "RFC <9110>",
          name: 'a "check"',
          status: "failed",
          duration: 1,
          findings: [{ severity: "failure", message: "<b>\u0000&", curl: "curl '<x>'" }],
        },
        { id: "b", reference: "none", name: "another", status: "skipped", duration: 1, reason: "<none>", findings: [] },
        {
          id: "c",
          reference: "none",
          name: "many",
          status: "failed",
          duration: 1,
          findings: Array<FindingReport>(5).fill({ severity: "failure", message: "again" }),
        },
      ],
    },
  ],
};

describe("the report", () => {
  test("gives durations to a thousandth of a millisecond", () => {
    const checks = correct.operations.flatMap((each) => each.checks);
    for (const duration of [correct.duration, ...checks.map((each) => each.duration)])
      expect(String(duration)).toMatch(/^\d+(\.\d{1,3})?$/);
  });

  test("counts what passed, failed and was skipped", () => {
    const checks = correct.operations.flatMap((operation) => operation.checks);

    const passed = checks.filter(({ status }) => status === "passed").length;

    expect(correct.counts).toEqual({ passed, failed: 0, noted: 0, skipped: checks.length - passed });
    expect(passed).toBeGreaterThan(20);
    expect(wrong.counts.failed).toBeGreaterThan(0);
  });

  test("never shows the credential, even if the server echoes it", () => {
    const { fixtures } = mockUnderTest(api);
    for (const text of [JSON.stringify(wrong), toTerminal(wrong, false), toJUnit([wrong]), toHtml([wrong])]) {
      expect(text).not.toContain(fixtures.token);
      expect(text).not.toContain(fixtures.otherToken);
    }
  });

  test("hides the credential in what a check quotes", async () => {
    const subject = mockUnderTest(api);
    const { token } = subject.fixtures;
    const quotes: Check = {
      id: "quotes",
      title: "nothing is quoted",
      reference: "none",
      run: async (context) => context.fail(`the answer says ${token}`, undefined),
    };
    const report = toReport(await runChecks(subject, [quotes]));
    const findings = report.operations.flatMap(({ checks }) => checks.flatMap((check) => check.findings));
    expect(findings[0]?.message).toBe("the answer says [hidden]");
    expect(JSON.stringify(report)).not.toContain(token);
  });

  test("on a terminal has a line for each check, and colors only if supported", () => {
    const plain = toTerminal(wrong, false);
    const checks = wrong.operations.flatMap((operation) => operation.checks);

    const marks = { passed: "✓", failed: "✗", noted: "!", skipped: "–" };
    for (const { name, status } of checks) expect(plain).toContain(`${marks[status]} ${name}`);
    expect(plain).not.toContain("\u001b");
    expect(toTerminal(wrong, true)).toContain("\u001b");
    expect(toTerminal(hostile, false)).toContain("skipped: <none>");
    expect(toTerminal(hostile, false)).toContain("… and 2 more");
  });

  test("in JUnit's format is well-formed XML, whatever a server sends", () => {
    const xml = toJUnit([hostile]);

    expect(xml).toContain('<testsuite name="Kirim &lt;script&gt;" tests="3" failures="2" skipped="1"');
    expect(xml).toContain('<failure message="&lt;b&gt;\ufffd&amp;">');
    expect(xml).toContain('<skipped message="&lt;none&gt;"/>');
    expect(toJUnit([correct])).toMatch(/failures="0" skipped="\d+"/);
  });

  test("as HTML runs no script from a server, and loads no external resource", () => {
    const html = toHtml([hostile]);

    expect(html).not.toMatch(/<script|<b>|<none>|src=|href=|url\(/);
    expect(html).toContain("&lt;script&gt;");
    expect(toHtml([correct])).toContain("<h1>Conformance: everything matches the document</h1>");
    expect(toHtml([wrong])).toMatch(/<h1>Conformance: \d+ failed<\/h1>/);
  });
});
