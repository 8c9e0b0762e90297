import { readFile } from "node:fs/promises";
import { describe, expect, it } from "vitest";
import { normalizeSchemas } from "../../../scripts/compile/schemas/normalize.ts";
import { compileTypes } from "../../../scripts/compile/types.ts";
import { schemas } from "../../fixtures/schemas.ts";
import { bundleOf, gzippedSize } from "../../support/bundle.ts";
import { repositoryPath } from "../../support/repository.ts";
import { documentOf, sourceOf } from "../../support/third-document.ts";
import { typeErrors } from "../../support/type-check.ts";

const everySchema = sourceOf(documentOf(schemas));
const sources: readonly (readonly [string, string])[] = [
  ["kirim", await readFile(repositoryPath("generated/kirim/validators.ts"), "utf8")],
  ["natural", await readFile(repositoryPath("generated/natural/validators.ts"), "utf8")],
  ["every schema", everySchema],
];

describe("the generated source", () => {
  it.each(sources)("of %s needs no dependency, and compiles nothing at run time", (_, source) => {
    expect(source).not.toMatch(/require\(|\beval\b|new Function|\bajv\b|instancePath|schemaPath/i);
    // Its types are checked here, and in test/compile/unchecked.test.ts.
    expect(source.replace(/^\/\/ @ts-nocheck$/m, "")).not.toMatch(/: any\b|@ts-|\bas (?!const|Operations)/);
    const imports = [...source.matchAll(/from "([^"]+)"/g)].map(([, module]) => module?.replace(/^.*\/(?=src)/, ""));
    expect(imports.filter((module) => module !== "./types.ts")).toEqual([expect.stringMatching(/src\/runtime\.ts$/)]);
  });

  it("is the same for the same document", () => {
    expect(sourceOf(documentOf(schemas))).toBe(everySchema);
  });

  it("passes the strict type check, whatever the schemas ask for", () => {
    const file = repositoryPath("test/every-schema.ts");
    const types = repositoryPath("test/types.ts");
    const files = new Map([
      [file, everySchema],
      [types, compileTypes(normalizeSchemas(documentOf(schemas)))],
    ]);
    expect(typeErrors([file], { sources: files })).toEqual([]);
  });
});

describe("the bundle", () => {
  it("of both APIs' validators is at most 6 kB, minified and gzipped", async () => {
    const { code } = await bundleOf(
      `export { validators as a } from "revokit/natural/validators"; export { validators as b } from "revokit/kirim/validators";`,
    );
    expect(gzippedSize(code)).toBeLessThanOrEqual(6000);
  });

  it.each([
    ["natural", "createNatural"],
    ["kirim", "createKirim"],
  ])("of a client of %s contains no validators, unless it imports them", async (api, create) => {
    const client = `export { ${create} } from "revokit/${api}";`;
    const checks = `export { responseChecks } from "revokit/response-checks"; export { validators } from "revokit/${api}/validators";`;
    const validation = [
      `generated/${api}/validators.ts`,
      "src/response-checks.ts",
      "src/validation/validator.ts",
      "src/validation/violation.ts",
      "src/validation/values.ts",
      "src/validation/equality.ts",
      "src/validation/formats.ts",
    ];
    const { files } = await bundleOf(client);
    expect(files).toContain(`generated/${api}/client.ts`);
    expect(files.filter((file) => validation.includes(file))).toEqual([]);
    expect((await bundleOf(client + checks)).files).toContain(validation[0]);
  });
});
