import { readdir, readFile } from "node:fs/promises";
import { describe, expect, it } from "vitest";
import { repositoryPath } from "../support/repository.ts";
import { operationOf, readSpec } from "../support/spec.ts";
import { violationsOf } from "../support/violations.ts";
import { deviations } from "./deviations.ts";

const folder = repositoryPath("test/fixtures/seeds");

/** The example documents of the documentation pages, verbatim: `<api>/<operationId>/<status>.json`. */
const fixtures = (await readdir(folder, { recursive: true }))
  .filter((file) => file.endsWith(".json"))
  .map((file) => file.replaceAll("\\", "/").replace(/\.json$/, ""))
  .sort();

async function violations(fixture: string): Promise<string[]> {
  const [api = "", operationId = "", status = ""] = fixture.split("/");
  const response = operationOf(await readSpec(api), operationId).responses[status];
  const schema = response?.content["application/json"]?.schema;
  if (!schema) throw new Error(`The spec has no schema for ${fixture}`);
  return violationsOf(schema, JSON.parse(await readFile(`${folder}/${fixture}.json`, "utf8")));
}

describe("the documentation's own example documents", () => {
  it("cover every response on the seed pages", () => {
    expect(fixtures).toEqual([
      ...["200", "400", "401", "402", "404", "409", "429", "500"].map((status) => `kirim/revokeSetupLink/${status}`),
      "natural/revokeCustomerInvitation/200",
    ]);
  });

  for (const fixture of fixtures) {
    it(`${fixture} is valid except for the listed deviations`, async () => {
      const named = deviations.filter((deviation) => deviation.fixture === fixture);

      expect((await violations(fixture)).sort()).toEqual(named.map(({ at, rule }) => `${at} ${rule}`.trim()).sort());
    });
  }

  it("include every example with a listed deviation", () => {
    expect(fixtures).toEqual(expect.arrayContaining(deviations.map(({ fixture }) => fixture)));
  });
});
