import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createMock, kirim, MOCK_TOKEN, OTHER_TENANT_TOKEN } from "revokit/mock";
import { describe, expect, onTestFinished, test } from "vitest";
import { main } from "../../scripts/cli/main.ts";
import { mockFixtures } from "../../scripts/conformance/runner/mock-fixtures.ts";
import { repositoryPath } from "../support/repository.ts";
import { type Outcome, runHere } from "../support/run-here.ts";

const env = { KIRIM_API_KEY: MOCK_TOKEN, KIRIM_OTHER_API_KEY: OTHER_TENANT_TOKEN, NATURAL_API_KEY: undefined };

/** Runs `revokit conformance` without a terminal to ask for consent. */
function conformance(...args: string[]): Promise<Outcome> {
  return runHere(() => main(["conformance", ...args]), { env });
}

/** A folder for a test's files. */
async function folder(): Promise<string> {
  const path = await mkdtemp(join(tmpdir(), "revokit-conformance-"));
  onTestFinished(() => rm(path, { recursive: true }));
  return path;
}

/** A server that answers everything with 200 and HTML; its base URL, and how many requests it has seen. */
async function wrongServer(): Promise<{ url: string; requests: () => number }> {
  let requests = 0;
  const server = createServer((_, response) => {
    requests += 1;
    response.writeHead(200, { "content-type": "text/html" }).end("<h1>OK</h1>");
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  onTestFinished(() => void server.close());
  const address = server.address();
  return { url: `http://127.0.0.1:${typeof address === "object" ? address?.port : 0}`, requests: () => requests };
}

const READS = `openapi: 3.1.1
info: { title: Things, version: 1.0.0 }
servers: [{ url: https://things.test }]
paths:
  /things/{id}:
    parameters: [{ name: id, in: path, required: true, schema: { type: string } }]
    get:
      operationId: readThing
      responses: { "200": { description: The thing. }, "404": { description: None. } }
`;
describe("revokit conformance", () => {
  test("passes on the mock, without colors in a pipe", async () => {
    const { code, stdout } = await conformance();

    expect(stdout).toMatch(/^Natural .*\n[\s\S]*passed, 0 failed[\s\S]*Kirim .*\n[\s\S]*passed, 0 failed/);
    expect(stdout).not.toContain("\u001b");
    expect(code).toBe(0);
  });

  test("is in color on a terminal, and has a help text", async () => {
    expect((await runHere(() => main(["conformance", "kirim"]), { env, isTTY: true })).stdout).toContain("\u001b[32m✓");
    expect(await conformance("--help")).toMatchObject({
      code: 0,
      stdout: expect.stringMatching(/Tests a server against its document/),
    });
  });

  test("fails on a wrong server, and prints each finding with a curl line that reproduces it, without a credential", async () => {
    const { url } = await wrongServer();
    const files = await folder();
    const fixtures = join(files, "fixtures.json");
    const { operations } = mockFixtures(kirim);
    await writeFile(fixtures, JSON.stringify({ operations }));
    const [junit, json, html] = ["junit.xml", "report.json", "report.html"].map((name) => join(files, name));

    const { code, stdout } = await conformance(
      ...["kirim", "--base-url", url, "--fixtures", fixtures, "--yes"],
      ...["--junit", junit ?? "", "--json", json ?? "", "--html", html ?? ""],
    );

    expect(code).toBe(1);
    expect(stdout).toContain("✗ a request without a credential is refused with 401");
    expect(stdout).toContain("was answered 200, not 401");
    expect(stdout).toMatch(/curl -i -X DELETE 'http:\S+' -H 'Authorization: Bearer '"\$KIRIM_API_KEY"''/);
    const reports = await Promise.all([junit, json, html].map((file) => readFile(file ?? "", "utf8")));
    for (const text of [stdout, ...reports]) expect(text).not.toContain(MOCK_TOKEN);
    expect(reports[0]).toMatch(/<testsuite name="Kirim revokeSetupLink" tests="\d+" failures="[1-9]/);
    expect(JSON.parse(reports[1] ?? "")).toMatchObject([
      { api: "kirim", operations: [{ operationId: "revokeSetupLink" }] },
    ]);
    expect(reports[2]).toMatch(/^<!doctype html>[\s\S]*<tr class="failed">/);
  });

  test("sends only safe methods if nothing needed consent", async () => {
    const methods = new Set<string | undefined>();
    const server = createServer((request, response) => {
      methods.add(request.method);
      response.writeHead(404).end();
    });
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    onTestFinished(() => void server.close());
    const address = server.address();
    const url = `http://127.0.0.1:${typeof address === "object" ? address?.port : 0}`;
    const file = join(await folder(), "things.yaml");
    await writeFile(file, READS);

    const { stdout } = await conformance(file, "--base-url", url);

    expect([...methods].filter((method) => !["GET", "HEAD", "OPTIONS"].includes(method ?? ""))).toEqual([]);
    expect(methods).toContain("GET");
    expect(stdout).toContain("only safe methods may be sent");
  });

  test("sends no unsafe request if nobody can be asked for consent", async () => {
    const { url, requests } = await wrongServer();
    const fixtures = join(await folder(), "fixtures.json");
    await writeFile(fixtures, JSON.stringify({ operations: mockFixtures(kirim).operations }));

    const { code, stderr } = await conformance("kirim", "--base-url", url, "--fixtures", fixtures);

    expect(stderr).toContain("--yes");
    expect(code).toBe(2);
    expect(requests()).toBe(0);
  });

  test("skips checks without fixtures, and revokes nothing", async () => {
    const mock = createMock();
    const server = await mock.listen();
    onTestFinished(() => server.close());

    const { code, stdout } = await conformance("kirim", "--base-url", server.url("kirim"), "--yes");

    expect(stdout).toContain("skipped: 1 fresh resources are needed, there are 0");
    expect(code).toBe(0);
    expect(mock.ledger()).toEqual([]);
  });

  test("sends only safe methods with --read-only, without asking", async () => {
    const methods: (string | undefined)[] = [];
    const server = createServer(({ method }, response) => {
      methods.push(method);
      response.writeHead(404).end();
    });
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    onTestFinished(() => void server.close());
    const address = server.address();
    const url = `http://127.0.0.1:${typeof address === "object" ? address?.port : 0}`;

    const { stdout } = await conformance("kirim", "--base-url", url, "--read-only");

    expect(new Set(methods)).toEqual(new Set(["GET", "OPTIONS"]));
    expect(stdout).toContain("skipped: it sends a DELETE, and only safe methods may be sent");
  });

  test("prints the plan and sends nothing with --dry-run", async () => {
    const { url, requests } = await wrongServer();

    const { code, stdout } = await conformance("kirim", "--base-url", url, "--dry-run", "--skip", "hostile-input");

    expect(stdout).toContain("revokeSetupLink  DELETE /customers/{id}/setup_links/{link_id}, with valid, invalid");
    expect(stdout).toMatch(/checks: missing-credential, (?!.*hostile-input)/);
    expect(stdout).toMatch(/Nothing was sent\.\n$/);
    expect([code, requests()]).toEqual([0, 0]);
    expect((await conformance("natural", "--base-url", url, "--dry-run")).code).toBe(0);
  });

  test("runs only the chosen checks, and names those that do not exist", async () => {
    const chosen = await conformance("kirim", "--only", "repeat", "--only", "take*");
    expect(chosen.stdout).toMatch(/2 passed, 0 failed {2}\(3 requests/);

    const unknown = await conformance("kirim", "--only", "repeated");
    expect(unknown).toMatchObject({ code: 2, stdout: "" });
    expect(unknown.stderr).toContain('There is no check and no operation "repeated"');
  });

  test("ends with 2 if no check could be tried", async () => {
    const outcome = await conformance("kirim", "--only", "request-ids");

    expect(outcome).toMatchObject({ code: 2, stderr: expect.stringContaining("Nothing could be tested") });
  });

  test("ends with 2 if there is no server, and says why no answer came", async () => {
    const server = createServer();
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    const address = server.address();
    await new Promise((resolve) => server.close(resolve));
    const url = `http://127.0.0.1:${typeof address === "object" ? address?.port : 0}`;

    const outcome = await conformance("kirim", "--base-url", url, "--read-only");

    expect(outcome).toMatchObject({
      code: 2,
      stdout: expect.stringContaining("no answer came: fetch failed (ECONNREFUSED)"),
      stderr: expect.stringContaining("Nothing could be tested: the server answered no request."),
    });
  });

  test("reads documents as the other commands do: with a configuration, overlays and selected operations", async () => {
    const path = await folder();
    const write = async (name: string, text: string) => {
      await writeFile(join(path, name), text);
      return join(path, name);
    };
    const probe =
      '    head:\n      operationId: probeThing\n      responses: { "200": { description: It is there. } }\n';
    await write("api.yaml", READS + probe);
    const overlay = await write(
      "overlay.yaml",
      `overlay: 1.0.0
info: { title: Another name, version: 1.0.0 }
actions: [{ target: "$.paths['/things/{id}'].get", update: { operationId: seeThing } }]
`,
    );
    const config = await write("other.json", JSON.stringify({ documents: ["api.yaml"] }));
    const selected = ["--config", config, "--overlay", overlay, "--include", "operation:seeThing"];

    const { code, stdout, stderr } = await conformance(...selected, "--dry-run");
    expect([code, stderr]).toEqual([0, ""]);
    expect(stdout).toContain("seeThing");
    expect(stdout).not.toMatch(/readThing|probeThing/);
  });

  test("tests the mock of any document against it, without a line of code", async () => {
    const { code, stdout } = await conformance(repositoryPath("test/fixtures/parcels.yaml"));

    expect(stdout).toMatch(/passed, 0 failed/);
    expect(code).toBe(0);
  });

  test.each([
    [["nobody"], 'There is no API "nobody"'],
    [["--base-url", "https://api.example.test"], "--base-url needs the API that the server has: natural or kirim"],
    [["kirim", "--base-url", "http://api.example.test"], "must begin with https://"],
    [["natural", "--base-url", "https://api.example.test"], "Set NATURAL_API_KEY"],
    [["--fixtures", "x.json"], "--fixtures needs --base-url"],
    [["kirim", "--base-url", "https://api.example.test", "--fixtures", "nowhere.json"], "can't be read"],
    [["--nonsense"], "--nonsense"],
  ])("reports what is wrong with %j", async (args, message) => {
    const { code, stderr } = await conformance(...args);

    expect(stderr).toContain(message);
    expect(code).toBe(2);
  });
});
