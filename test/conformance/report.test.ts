import { describe, expect, test } from "vitest";
import { loadApis } from "../../scripts/conformance/apis.ts";
import { toHtml } from "../../scripts/conformance/server/report/html.ts";
import { toJUnit } from "../../scripts/conformance/server/report/junit.ts";
import { type Report, toReport } from "../../scripts/conformance/server/report/report.ts";
import { toTerminal } from "../../scripts/conformance/server/report/terminal.ts";
import { mockUnderTest } from "../../scripts/conformance/server/mock-under-test.ts";
import { runChecks } from "../../scripts/conformance/server/run.ts";
import { serverFaults } from "../mutation/server/faults.ts";
import { createWorld } from "../mutation/server/world.ts";

const [api] = await loadApis();
if (api === undefined) throw new Error("No API was generated.");

/** The report on a server with one of the planted faults; on a correct one where none has that name. */
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
        { name: 'a "check"', status: "failed", duration: 1, findings: [{ message: "<b>\u0000&", curl: "curl '<x>'" }] },
        { name: "another", status: "skipped", duration: 1, reason: "<none>", findings: [] },
        { name: "many", status: "failed", duration: 1, findings: Array(5).fill({ message: "again" }) },
      ],
    },
  ],
};

describe("the report", () => {
  test("counts what passed, failed and was skipped", () => {
    const checks = correct.operations.flatMap((operation) => operation.checks);

    expect(correct.counts).toEqual({ passed: checks.length, failed: 0, skipped: 0 });
    expect(wrong.counts.failed).toBeGreaterThan(0);
  });

  test("never shows the credential, even that of a server that quotes it", () => {
    const { fixtures } = mockUnderTest(api);
    for (const text of [JSON.stringify(wrong), toTerminal(wrong, false), toJUnit([wrong]), toHtml([wrong])]) {
      expect(text).not.toContain(fixtures.token);
      expect(text).not.toContain(fixtures.otherToken);
    }
  });

  test("on the terminal has a line for each check, and colours only where they are wanted", () => {
    const plain = toTerminal(wrong, false);
    const checks = wrong.operations.flatMap((operation) => operation.checks);

    for (const { name, status } of checks) expect(plain).toContain(`${status === "passed" ? "✓" : "✗"} ${name}`);
    expect(plain).not.toContain("\u001b");
    expect(toTerminal(wrong, true)).toContain("\u001b");
    expect(toTerminal(hostile, false)).toContain("skipped: <none>");
    expect(toTerminal(hostile, false)).toContain("… and 2 more");
  });

  test("in JUnit's form is XML, whatever a server says", () => {
    const xml = toJUnit([hostile]);

    expect(xml).toContain('<testsuite name="Kirim &lt;script&gt;" tests="3" failures="2" skipped="1"');
    expect(xml).toContain('<failure message="&lt;b&gt;\ufffd&amp;">');
    expect(xml).toContain('<skipped message="&lt;none&gt;"/>');
    expect(toJUnit([correct])).toContain('failures="0" skipped="0"');
  });

  test("as a page runs nothing, whatever a server says, and needs nothing from elsewhere", () => {
    const html = toHtml([hostile]);

    expect(html).not.toMatch(/<script|<b>|<none>|src=|href=|url\(/);
    expect(html).toContain("&lt;script&gt;");
    expect(toHtml([correct])).toContain("<h1>Conformance: all as the spec says</h1>");
    expect(toHtml([wrong])).toMatch(/<h1>Conformance: \d+ failed<\/h1>/);
  });
});
