import { execFile } from "node:child_process";
import { randomUUID } from "node:crypto";
import { promisify } from "node:util";
import { createMock, MOCK_TOKEN } from "revokit/mock";
import { expect, onTestFinished, test } from "vitest";
import { loadApis } from "../support/generated-apis.ts";
import { findSpecs } from "../../scripts/find/specs.ts";
import { specsFolder } from "../../scripts/this-repository.ts";
import { repositoryPath } from "../support/repository.ts";

/** Runs each API's workflow against the mock with an independent tool. */
async function respect(api: string, token: string): Promise<{ code: number; output: string }> {
  const mock = createMock();
  const server = await mock.listen();
  onTestFinished(() => server.close());
  const { path = {} } = mock.resources().find((resource) => resource.api === api) ?? {};
  const ids = Object.fromEntries(Object.entries(path).map(([name, id]) => [inputOf(name), id]));
  const args = [
    repositoryPath("node_modules/@redocly/cli/bin/cli.js"),
    "respect",
    repositoryPath(`specs/${api}.arazzo.yaml`),
    ...["--server", `${api}=${server.url(api)}`],
    ...["--input", JSON.stringify({ token, ...ids, idempotencyKey: randomUUID() })],
  ];
  const env = { ...process.env, REDOCLY_TELEMETRY: "off", REDOCLY_SUPPRESS_UPDATE_NOTICE: "true" };
  return promisify(execFile)(process.execPath, args, { env, cwd: repositoryPath(".") }).then(
    ({ stdout, stderr }) => ({ code: 0, output: stdout + stderr }),
    (error: { code: number; stdout: string; stderr: string }) => ({
      code: error.code,
      output: error.stdout + error.stderr,
    }),
  );
}

/** The workflows name their inputs in camel case: `id` of a customer is `customerId`, `link_id` is `linkId`. */
function inputOf(parameter: string): string {
  return parameter === "id" ? "customerId" : parameter.replace(/_(.)/, (_, letter: string) => letter.toUpperCase());
}

const names = (await loadApis()).map(({ contract }) => contract.name);

test.each(names)(
  "Redocly's Respect runs the workflow of %s against the mock, and finds nothing wrong",
  async (name) => {
    const { code, output } = await respect(name, MOCK_TOKEN);

    expect(output).toMatch(/Workflows: 3 passed, 3 total/);
    expect(code).toBe(0);
  },
  30_000,
);

test("the workflow fails with an invalid key", async () => {
  const { code } = await respect(names[0] ?? "", "wrong");

  expect(code).toBe(1);
}, 30_000);

test("the pipeline does not compile workflows", async () => {
  expect((await findSpecs([{ folder: specsFolder }])).map(({ name }) => name)).toEqual(names);
});
