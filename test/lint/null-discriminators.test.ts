import { expect, test } from "vitest";
import { Linter } from "../../scripts/lint/linter.ts";
import { repositoryPath } from "../support/repository.ts";

const linter = await Linter.create({});

/** A document with a discriminator, in a file that is not there. */
const specWith = (discriminator: unknown) => {
  const document = {
    openapi: "3.1.1",
    info: { title: "Any", version: "1" },
    paths: {
      "/pets": {
        get: {
          operationId: "listPets",
          responses: { 200: { description: "OK.", content: { "application/json": { schema: PET } } } },
        },
      },
    },
    components: { schemas: { Pet: { oneOf: [CAT, DOG], discriminator }, Cat: OBJECT, Dog: OBJECT } },
  };
  return { file: repositoryPath("api.json"), text: JSON.stringify(document), name: "api" };
};
const PET = { $ref: "#/components/schemas/Pet" };
const CAT = { $ref: "#/components/schemas/Cat" };
const DOG = { $ref: "#/components/schemas/Dog" };
const OBJECT = { type: "object", required: ["kind"], properties: { kind: { type: "string" } } };

test.each([
  { discriminator: null, left: undefined, place: "/discriminator" },
  { discriminator: { propertyName: "kind", mapping: null }, left: { propertyName: "kind" }, place: "/mapping" },
])(
  "the rest of a document is compiled beside the discriminator $discriminator",
  async ({ discriminator, left, place }) => {
    const { document, notes } = await linter.bundle(specWith(discriminator));
    expect(document.components?.schemas?.["Pet"]).toEqual({ oneOf: [CAT, DOG], discriminator: left });
    expect(notes).toEqual([
      { message: "OpenAPI does not allow null here: it is left out.", pointer: expect.stringContaining(place) },
    ]);
  },
);

test("the lint names a discriminator that is null", async () => {
  const findings = await linter.lint(specWith(null));
  expect(findings.map((finding) => finding.locate().message)).toContain("Expected type `object` but got `null`.");
});
