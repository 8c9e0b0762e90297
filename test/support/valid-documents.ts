import { join } from "node:path";
import { expect } from "vitest";
import { Project } from "./project.ts";
import { typeErrors } from "./type-check.ts";

/** Documents by what they have, each with a pattern of its types. */
export type ValidDocuments = Readonly<Record<string, readonly [document: object, types: RegExp]>>;

/** A document with one operation, whose success has this content. */
export const answered = (content: object) => ({
  openapi: "3.1.1",
  info: { title: "Any", version: "1" },
  paths: { "/x": { get: { operationId: "read", responses: { 200: { description: "OK.", content } } } } },
});
/** The same, with content in JSON. */
export const read = (schema: object, more: object = {}) => ({
  ...answered({ "application/json": { schema } }),
  ...more,
});
/** A reference to a schema of `components`. */
export const ref = (name: string) => ({ $ref: `#/components/schemas/${name}` });
/** A schema of an object with a kind and one number. */
export const shape = (property: string) => ({
  type: "object",
  required: ["kind"],
  properties: { kind: { type: "string" }, [property]: { type: "number" } },
});

/** Generates the code of each document, and expects it to pass the strict type check, with the given types in it. */
export async function expectValidTypes(documents: ValidDocuments): Promise<void> {
  const entries = Object.values(documents).map(([document], index) => [
    `specs/document${index}.json`,
    JSON.stringify(document),
  ]);
  const project = await Project.create({ "redocly.yaml": "extends: []\n", ...Object.fromEntries(entries) });
  await project.generate();
  for (const [index, [name, [, types]]] of Object.entries(documents).entries()) {
    expect(await project.read(`generated/document${index}/types.ts`), name).toMatch(types);
  }
  const modules = entries.flatMap((_, index) =>
    ["operations", "facts", "validators", "client"].map((name) =>
      join(project.folder, `generated/document${index}/${name}.ts`),
    ),
  );
  expect(typeErrors(modules)).toEqual([]);
}
