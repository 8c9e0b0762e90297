import { execFile, spawn } from "node:child_process";
import { createInterface } from "node:readline";
import { promisify } from "node:util";
import { setupServer } from "msw/node";
import { http } from "msw";
import { afterEach, describe, expect, onTestFinished, test, vi } from "vitest";
import { createMock } from "revokit/mock";
import { repositoryPath } from "../support/repository.ts";
import { statefulApis, toFetch } from "./support.ts";

afterEach(() => vi.unstubAllGlobals());

describe.each(statefulApis)("$name", ({ api, operationId }) => {
  const [server = ""] = api.facts.servers;

  test("in vitest, without any network", async () => {
    const mock = createMock();
    vi.stubGlobal("fetch", mock.fetch);
    const response = await fetch(...toFetch({ base: server, api }));
    expect(response.status).toBe(200);
    expect(mock.ledger()).toMatchObject([{ operationId }]);
  });

  test("in MSW, under the API's own address", async () => {
    const mock = createMock();
    const worker = setupServer(http.all(`${server}/*`, ({ request }) => mock.fetch(request)));
    worker.listen({ onUnhandledRequest: "error" });
    onTestFinished(() => worker.close());
    const response = await fetch(...toFetch({ base: server, api }));
    expect(response.status).toBe(200);
    expect(mock.ledger()).toMatchObject([{ operationId }]);
  });
});

test("as a process, for a program in another language: the printed curl lines work unchanged", async () => {
  const mock = spawn(process.execPath, ["--import", "tsx", repositoryPath("scripts/cli.ts"), "mock", "--port", "0"]);
  onTestFinished(() => void mock.kill("SIGKILL"));
  const lines: string[] = [];
  for await (const line of createInterface(mock.stdout)) {
    if (line.includes("curl ")) lines.push(line.trim());
    if (lines.length === statefulApis.length) break;
  }
  expect(lines).toHaveLength(statefulApis.length);
  for (const line of lines) {
    const { stdout } = await promisify(execFile)("sh", ["-c", line.replace("curl", "curl --silent")]);
    expect(stdout).toMatch(/^HTTP\/1\.1 200 /);
  }
});
