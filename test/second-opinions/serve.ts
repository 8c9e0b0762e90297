import { readFile } from "node:fs/promises";
import { createMock, kirim, MOCK_TOKEN, type MockApi, natural } from "revokit/mock";
import { onTestFinished } from "vitest";
import type { OpenApiDocument } from "../../scripts/compile/document.ts";
import { compileInMemory } from "../../scripts/compile/in-memory.ts";
import { normalizeDocument } from "../../scripts/compile/normalize-document.ts";
import { repositoryPath } from "../support/repository.ts";

/** An API that the tests call: the two that Revokit ships with, and two public documents. */
export type Name = "natural" | "kirim" | "petstore" | "train-travel";

export { MOCK_TOKEN };

export function documentPath(name: Name): string {
  return repositoryPath(
    name === "natural" || name === "kirim"
      ? `specs/${name}.yaml`
      : `test/second-opinions/node_modules/@readme/oas-examples/3.1/json/${name}.json`,
  );
}

export async function loadApi(name: Name): Promise<MockApi> {
  if (name === "natural") return natural;
  if (name === "kirim") return kirim;
  const document: OpenApiDocument = JSON.parse(await readFile(documentPath(name), "utf8"));
  return compileInMemory(name, normalizeDocument(document));
}

/** Serves an API on a port until the test ends. */
export async function serve(api: MockApi): Promise<{ readonly baseUrl: string; readonly reset: () => void }> {
  const mock = createMock({ apis: [api] });
  const server = await mock.listen();
  onTestFinished(() => server.close());
  return { baseUrl: server.url(api.facts.name), reset: () => mock.reset() };
}
