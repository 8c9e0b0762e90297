import { describe, expect, it } from "vitest";
import { bodyValidator, documentOf, operationIn, summaryOf, validatorsOf } from "../../support/third-document.ts";

const ref = (name: string) => ({ $ref: `#/components/schemas/${name}` });

describe("a document of OpenAPI 3.0", async () => {
  const validators = await validatorsOf(
    documentOf(
      {
        nullable: { type: "string", nullable: true },
        word: { type: "string", enum: ["x"], nullable: true },
        unit: { type: "string", enum: [null] },
        node: { type: "object", properties: { next: { nullable: true, allOf: [ref("node")] } } },
        above: { type: "number", minimum: 0, exclusiveMinimum: true, maximum: 5, exclusiveMaximum: false },
        fields: { type: "object", properties: { nullable: { type: "string" }, example: { type: "integer" } } },
      },
      "3.0.3",
    ),
  );
  const check = (name: string, value: unknown) => summaryOf(bodyValidator(operationIn(validators, name))(value));

  it("allows null if it says `nullable`, beside an enum or an allOf too", () => {
    expect(check("nullable", null)).toEqual([]);
    expect(check("nullable", 1)).toEqual([" type"]);
    expect(check("word", null)).toEqual([]);
    expect(check("word", "y")).toEqual([" enum"]);
    expect(check("unit", null)).toEqual([]);
    expect(check("unit", "")).toEqual([" enum", " type"]);
    expect(check("node", { next: { next: null } })).toEqual([]);
    expect(check("node", { next: { next: 1 } })).toContain("/next/next type");
  });

  it("has exclusive bounds as booleans", () => {
    expect(check("above", 0)).toEqual([" exclusiveMinimum"]);
    expect(check("above", 5)).toEqual([]);
    expect(check("above", 6)).toEqual([" maximum"]);
  });

  it("may name a property after a keyword", () => {
    expect(check("fields", { nullable: null, example: 1 })).toEqual(["/nullable type"]);
  });
});

describe("what is read-only or write-only", async () => {
  const account = {
    type: "object",
    required: ["id", "password", "name"],
    properties: { id: { type: "string", readOnly: true }, password: ref("password"), name: { type: "string" } },
  };
  const password = { type: "string", writeOnly: true };
  const { account: operation } = await validatorsOf(documentOf({ account, password }));

  it("is not required of the side that does not send it", () => {
    expect(operation?.requestBody?.["application/json"]?.({ password: "p", name: "n" })).toEqual([]);
    expect(operation?.responses["200"]?.content["application/json"]?.({ id: "i", name: "n" })).toEqual([]);
    expect(summaryOf(operation?.requestBody?.["application/json"]?.({}) ?? [])).toEqual([" required", " required"]);
  });
});

it("takes a file of any class in a form, and the text that a server reads of it", async () => {
  const binary = { type: "string", format: "binary", maxLength: 3 };
  const schema = { type: "object", properties: { file: binary, files: { type: "array", items: binary } } };
  const document = documentOf({ upload: schema });
  const { upload } = await validatorsOf({
    ...document,
    paths: {
      "/upload": {
        post: {
          operationId: "upload",
          requestBody: { content: { "multipart/form-data": { schema }, "application/json": { schema } } },
          responses: {},
        },
      },
    },
  });
  const form = upload?.requestBody?.["multipart/form-data"];
  const file = new Blob(["more than three"]);
  expect(form?.({ file, files: [new Uint8Array(9), "abc"] })).toEqual([]);
  expect(summaryOf(form?.({ file: 1, files: ["text"] }) ?? [])).toEqual(["/file type", "/files/0 maxLength"]);
  expect(summaryOf(upload?.requestBody?.["application/json"]?.({ file }) ?? [])).toEqual(["/file type"]);
});

it("accepts a pattern that is only valid without the `u` flag", async () => {
  const validators = await validatorsOf(documentOf({ word: { type: "string", pattern: "^[\\w-.]+\\_$" } }));
  const validate = bodyValidator(operationIn(validators, "word"));
  expect(validate("a-.b_")).toEqual([]);
  expect(summaryOf(validate("a b_"))).toEqual([" pattern"]);
});

it("lets equal schemas share one function", async () => {
  const validators = await validatorsOf(
    documentOf({ a: { type: "object", description: "A" }, b: { type: "object", example: {} }, c: { type: "array" } }),
  );
  const [a, b, c] = ["a", "b", "c"].map((name) => bodyValidator(operationIn(validators, name)));
  expect(a).toBe(b);
  expect(a).not.toBe(c);
});
