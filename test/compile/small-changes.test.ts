import { expect, test } from "vitest";
import { compileDocument } from "../support/compile-document.ts";

const properties = { id: { type: "string", minLength: 1 }, tags: { type: "array", items: { type: "string" } } };
const schemas = {
  Pet: { type: "object", required: ["id"], properties },
  Toy: { type: "object", properties: { pet: { $ref: "#/components/schemas/Pet" } } },
};
const paths = { "/pets": listOf("Pet"), "/toys": listOf("Toy") };
const before = compile({ components: { schemas }, paths });

function listOf(name: string): object {
  const schema = { type: "array", items: { $ref: `#/components/schemas/${name}` } };
  const responses = { "200": { description: "OK.", content: { "application/json": { schema } } } };
  return { get: { operationId: `list${name}s`, responses } };
}

function compile(document: { readonly components: object; readonly paths: object }): ReadonlyMap<string, string> {
  const text = JSON.stringify({ openapi: "3.1.1", info: { title: "Pets", version: "1" }, ...document });
  return compileDocument({ name: "pets", file: "/specs/pets.json" }, JSON.parse(text), { runtime: "revokit/runtime" });
}

/** The lines of the code before that are no longer in it, by the beginning of each. */
function goneFrom(after: ReadonlyMap<string, string>): Readonly<Record<string, readonly string[]>> {
  const gone = [...before].map(([file, text]): [string, string[]] => {
    const kept = new Set(after.get(file)?.split("\n"));
    const lines = text.split("\n").filter((line) => !kept.has(line));
    return [file, lines.map((line) => line.slice(0, "export const facts".length))];
  });
  return Object.fromEntries(gone.filter(([, lines]) => lines.length > 0));
}

test("a property added to a schema changes only the facts, and adds to the other files", () => {
  const Pet = { ...schemas.Pet, properties: { name: { type: "string", maxLength: 9 }, ...properties } };
  const after = compile({ components: { schemas: { ...schemas, Pet } }, paths });

  expect(after).not.toEqual(before);
  expect(goneFrom(after)).toEqual({ "pets/facts.ts": ["export const facts"] });
});

test("an operation and a schema added before the others rename nothing", () => {
  const Owner = { type: "object", properties: { name: { type: "string", minLength: 2 } } };
  const after = compile({
    components: { schemas: { Owner, ...schemas } },
    paths: { "/owners": listOf("Owner"), ...paths },
  });

  // The tables of the operations, before their layout: a line each.
  expect(goneFrom(after)).toEqual({
    "pets/operations.ts": [expect.stringContaining('"format": 1')],
    "pets/facts.ts": ["export const facts"],
    "pets/validators.ts": ["export const valid"],
  });
});
