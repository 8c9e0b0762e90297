import { expect, test } from "vitest";
import { normalizeDocument } from "../../scripts/compile/normalize-document.ts";
import type { OpenApiDocument } from "../../scripts/compile/document.ts";
import { compileInMemory } from "../../scripts/compile/in-memory.ts";
import { Project } from "../support/project.ts";

const OK = { 200: { description: "OK." } };
const inQuery = (name: string, type: string) => ({ name, in: "query", required: true, schema: { type } });
const id = { name: "id", in: "path", required: true, schema: { type: "integer" } };

/** A path item with parameters, an operation with its own, and one elsewhere that refers to some of them. */
const documentWith = (operation: object) => ({
  openapi: "3.1.1",
  info: { title: "Any", version: "1" },
  paths: {
    "/shared/{id}": {
      parameters: [id, inQuery("shared", "boolean")],
      get: {
        operationId: "shared",
        parameters: [{ name: "Accept", in: "header", schema: {} }, inQuery("own", "number")],
        responses: OK,
      },
    },
    "/other/{id}": { get: { operationId: "other", responses: OK, ...operation } },
  },
});

test.each([
  ["a path item", "#/paths/~1shared~1{id}/parameters/1", "shared", "boolean"],
  ["a path item, percent-encoded", "#/paths/~1shared~1%7Bid%7D/parameters/1", "shared", "boolean"],
  ["an operation that has more from its path item", "#/paths/~1shared~1{id}/get/parameters/1", "own", "number"],
])("a reference to a parameter of %s leads to it", (_, $ref, name, type) => {
  const document = documentWith({ parameters: [{ $ref }, { $ref: "#/paths/~1shared~1{id}/parameters/0" }] });
  const { facts } = compileInMemory("any", normalizeDocument(document as object as OpenApiDocument));

  expect(facts.operations["other"]?.parameters).toMatchObject([
    { name, schema: { type: [type] } },
    { name: "id", schema: { type: ["integer"] } },
  ]);
  expect(facts.operations["shared"]?.parameters.map((each) => each.name)).toEqual(["id", "shared", "own"]);
});

test.each([
  ["#/paths/~1shared~1{id}/parameters/1/schema", "boolean"],
  ["#/paths/~1shared~1{id}/get/parameters/1/schema", "number"],
])("a schema that refers to %s has that schema's type", async ($ref, type) => {
  const content = { "application/json": { schema: { type: "array", items: { $ref } } } };
  const document = documentWith({ parameters: [id], responses: { 200: { description: "OK.", content } } });
  const project = await Project.create({ "specs/any.json": JSON.stringify(document) });
  const { changes } = await project.plan();
  const types = changes.flatMap((change) =>
    change.path === "any/types.ts" && "content" in change ? change.content : [],
  );

  expect(types.join("")).toMatch(new RegExp(`export type \\w+ = ${type};`));
});
