import { join } from "node:path";
import { expect } from "vitest";
import type { Facts, OperationFacts } from "../../src/facts.ts";
import { Project } from "./project.ts";
import { typeErrors } from "./type-check.ts";

/** Responses that need no further description. */
export const OK = { "200": { description: "OK." } };

/** Generates the code of a document, expects it to pass the strict type check, and returns its facts. */
export async function generateFacts(document: object, files: Readonly<Record<string, string>> = {}): Promise<Facts> {
  const spec = { openapi: "3.1.1", info: { title: "Any", version: "1" }, ...document };
  const project = await Project.create({ ...files, "specs/any.json": JSON.stringify(spec) });
  await project.generate();
  const modules = ["client", "operations", "facts", "validators"].map((name) =>
    join(project.folder, `generated/any/${name}.ts`),
  );
  expect(typeErrors(modules)).toEqual([]);
  const { facts } = await project.import("generated/any/facts.ts");
  // The type check has confirmed the type.
  return facts as Facts;
}

/** The facts of the one operation of a document, at `/x/{id}`. */
export async function generateOperation(operation: object, document: object = {}): Promise<OperationFacts | undefined> {
  const facts = await generateFacts({ ...document, paths: { "/x/{id}": { get: { responses: OK, ...operation } } } });
  return Object.values(facts.operations)[0];
}

/** The path parameter of that operation. */
export const pathParameter = (schema: object) => ({ name: "id", in: "path", required: true, schema });
