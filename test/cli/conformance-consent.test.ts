import { PassThrough } from "node:stream";
import { text } from "node:stream/consumers";
import { kirim } from "revokit/mock";
import { expect, test } from "vitest";
import { askConsent } from "../../scripts/cli/conformance-consent.ts";
import { mockFixtures } from "../../scripts/conformance/runner/mock-fixtures.ts";
import { describeEffects } from "../../scripts/conformance/runner/describe-plan.ts";

/** A terminal in which somebody types a line. */
function terminal(line: string, isTTY = true) {
  const input = Object.assign(new PassThrough(), { isTTY });
  const output = new PassThrough();
  input.write(`${line}\n`);
  return { input, output };
}

test.each([
  ["y", true],
  ["Yes", true],
  ["n", false],
  ["", false],
  ["yesterday", false],
])("the answer %j is taken for %s", async (line, agreed) => {
  expect(await askConsent(["revoke 1"], terminal(line))).toBe(agreed);
});

test("an input that ends without an answer is not consent", async () => {
  const asked = terminal("");
  asked.input.read();
  asked.input.push(null);
  expect(await askConsent(["revoke 1"], asked)).toBe(false);
});

test("the question names each resource that will be consumed", async () => {
  const fixtures = mockFixtures(kirim);
  const effects = describeEffects(kirim.facts, fixtures);
  const asked = terminal("n");
  await askConsent(effects, asked);
  asked.output.end();
  const shown = await text(asked.output);

  const [[operationId = "", { fresh = [] } = {}] = []] = Object.entries(fixtures.operations);
  for (const value of fresh.flatMap(Object.values)) expect(shown).toContain(value);
  expect(shown).toContain(operationId);
  expect(effects).toHaveLength(fresh.length + 1);
});

test("nobody is asked without a terminal", async () => {
  await expect(askConsent(["revoke 1"], terminal("y", false))).rejects.toThrow("Pass --yes");
});
