import { createMock, defaultSeed, kirim, natural } from "revokit/mock";
import { expect, onTestFinished, test } from "vitest";
import { banner, logLine } from "../../scripts/cli/mock-output.ts";

test("the banner names each API's base URL, and has a curl line for each operation", async () => {
  const apis = [natural, kirim];
  const server = await createMock({ apis }).listen();
  onTestFinished(() => server.close());

  const lines = banner(apis, server, defaultSeed(apis)).split("\n");

  for (const { facts } of apis) {
    expect(lines).toContainEqual(expect.stringMatching(`^  ${facts.title} +${server.url(facts.name)}$`));
    for (const { method } of Object.values(facts.operations)) {
      expect(lines).toContainEqual(expect.stringMatching(`^  curl -i -X ${method} '${server.url(facts.name)}/`));
    }
  }
});

const exchange = { method: "GET", path: "/x", duration: 1.25 };

test.each([
  [{ ...exchange, status: 200, operationId: "readThing" }, "200  GET /x  readThing  1.3 ms"],
  [{ ...exchange, status: 404 }, "404  GET /x  1.3 ms"],
  [{ ...exchange, operationId: "readThing" }, "reset  GET /x  readThing  1.3 ms"],
])("the exchange %j is a line of the log", (given, line) => {
  expect(logLine(given)).toBe(line);
});

test.each([
  [200, 32],
  [302, 32],
  [404, 33],
  [500, 31],
  [undefined, 31],
])("on a terminal the status of an exchange is green, yellow or red: %s", (status, color) => {
  const { isTTY, hasColors } = process.stdout;
  onTestFinished(() => void Object.assign(process.stdout, { isTTY, hasColors }));
  Object.assign(process.stdout, { isTTY: true, hasColors: () => true });

  const line = logLine({ ...exchange, ...(status !== undefined && { status }) });

  expect(line.startsWith(`\u001b[${color}m${status ?? "reset"}`)).toBe(true);
});
