import { expect, test } from "vitest";
import { compileInMemory } from "../../../scripts/compile/in-memory.ts";
import { sample } from "../../../scripts/compile/sample.ts";
import { normalizeSchemas } from "../../../scripts/compile/schemas/normalize.ts";
import { bodyValidator, documentOf, operationIn, type Schemas, summaryOf } from "../../support/third-document.ts";

const ref = (name: string) => ({ $ref: `#/components/schemas/${name}` });
const text = { type: "string" };
const isCat = { required: ["kind"], properties: { kind: { const: "cat" } } };

/** Schemas that depend on whether their own value satisfies them, by the keyword through which they do. */
const documents: Readonly<Record<string, Schemas>> = {
  then: {
    Pet: { type: "object", required: ["kind"], properties: { kind: text }, if: isCat, then: ref("Cat") },
    Cat: { allOf: [ref("Pet"), { type: "object", properties: { claws: { type: "boolean" } } }] },
  },
  else: { Pet: { type: "object", required: ["kind"], properties: { kind: text }, if: isCat, else: ref("Pet") } },
  if: { Pet: { type: "object", required: ["kind"], properties: { kind: text }, if: ref("Pet"), then: false } },
  not: {
    Pet: {
      type: "object",
      required: ["kind"],
      properties: { kind: text },
      anyOf: [{ not: ref("Pet") }, { type: "object" }],
    },
  },
  dependentSchemas: {
    Pet: { type: "object", required: ["kind"], properties: { kind: text }, dependentSchemas: { kind: ref("Pet") } },
  },
};

test.each(Object.keys(documents))(
  "a schema that applies itself to its own value by %s is checked without that",
  (keyword) => {
    const document = documentOf(documents[keyword] ?? {});
    const validate = bodyValidator(operationIn(compileInMemory("pets", document).validators, "Pet"));
    expect(validate(sample(normalizeSchemas(document), ref("Pet")))).toEqual([]);
    expect(validate({ kind: "cat" })).toEqual([]);
    expect(validate({ kind: "dog" })).toEqual([]);
    expect(summaryOf(validate({ kind: 1 }))).toEqual(["/kind type"]);
  },
);
