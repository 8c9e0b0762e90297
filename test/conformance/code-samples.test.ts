import { createKirim } from "revokit/kirim";
import { createMock, MOCK_TOKEN } from "revokit/mock";
import { createNatural } from "revokit/natural";
import ts from "typescript";
import { afterEach, describe, expect, onTestFinished, test, vi } from "vitest";
import { loadApis } from "../support/generated-apis.ts";
import { buildRequest } from "../../scripts/conformance/runner/request.ts";
import { tokenVariable } from "../../src/credentials/token-variable.ts";
import { repositoryPath } from "../support/repository.ts";
import { operationOf, readSpec } from "../support/spec.ts";
import { typeErrors } from "../support/type-check.ts";

afterEach(() => {
  vi.unstubAllGlobals();
  vi.unstubAllEnvs();
});

/** What the samples import, by the module's name. */
const modules: Readonly<Record<string, object>> = {
  "revokit/kirim": { createKirim },
  "revokit/natural": { createNatural },
};

for (const { facts } of await loadApis()) {
  const spec = await readSpec(facts.name);

  describe.each(Object.entries(facts.operations))(
    `the code samples of ${facts.name}'s %s`,
    (operationId, operation) => {
      const samples = operationOf(spec, operationId)["x-codeSamples"] ?? [];
      const sampleIn = (lang: string) => samples.find((sample) => sample.lang === lang)?.source ?? "";

      test("are in curl and for this library", () => {
        expect(samples.map(({ lang }) => lang)).toEqual(["Shell", "TypeScript"]);
      });

      test("in TypeScript compiles as strictly as the library itself", () => {
        const file = repositoryPath("sample.ts");
        expect(typeErrors([file], { sources: new Map([[file, sampleIn("TypeScript")]]) })).toEqual([]);
      }, 30_000);

      test("in TypeScript runs against the mock, takes effect and prints that it did", async () => {
        const mock = createMock();
        vi.stubGlobal("fetch", mock.fetch);
        vi.stubEnv(tokenVariable(facts), MOCK_TOKEN);
        const log = vi.spyOn(console, "log").mockReturnValue();
        const error = vi.spyOn(console, "error").mockReturnValue();
        onTestFinished(() => void vi.restoreAllMocks());

        await run(sampleIn("TypeScript"));

        expect(mock.ledger()).toMatchObject([{ operationId }]);
        expect(log).toHaveBeenCalledOnce();
        expect(error).not.toHaveBeenCalled();
      });

      test("in curl has the method, the URL and the headers of a valid request", () => {
        const sample = sampleIn("Shell").replaceAll(/\\\n\s*/g, " ");
        const option = (name: string) =>
          [...sample.matchAll(new RegExp(`--${name} (?:"([^"]*)"|(\\S+))`, "g"))].map(
            ([, quoted, bare]) => quoted ?? bare,
          );
        const variable = `$${tokenVariable(facts)}`;
        const key = String(operation.examples.parameters[operation.idempotency?.header ?? ""]);
        const { method, url, headers } = buildRequest(
          { baseUrl: facts.servers[0] ?? "", operation, tokenOf: () => variable },
          { key },
        );

        expect(option("request")).toEqual([method]);
        expect(option("url")).toEqual([url]);
        expect(option("header").sort()).toEqual(
          Object.entries(headers)
            .map((entry) => entry.join(": "))
            .sort(),
        );
      });
    },
  );
}

/** Runs a program with the modules that it imports. */
async function run(source: string): Promise<void> {
  const { outputText } = ts.transpileModule(source, { compilerOptions: { target: ts.ScriptTarget.ES2022 } });
  const body = outputText.replaceAll(/^import (\{[^}]*\}) from ("[^"]*");$/gm, "const $1 = modules[$2];");
  // The samples are this repository's own.
  const program: unknown = new Function("modules", `return (async () => {${body}})();`);
  if (typeof program === "function") await program(modules);
}
