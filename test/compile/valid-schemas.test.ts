import ts from "typescript";
import { test } from "vitest";
import { read, ref, shape, expectValidTypes, type ValidDocuments } from "../support/valid-documents.ts";

const { SyntaxKind, tokenToString } = ts;
const words = Object.values(SyntaxKind)
  .filter((kind) => typeof kind !== "string" && kind >= SyntaxKind.FirstKeyword && kind <= SyntaxKind.LastKeyword)
  .flatMap((kind) => (typeof kind === "string" ? [] : (tokenToString(kind) ?? [])));

/** Schemas that the standards allow. */
const documents: ValidDocuments = {
  "a discriminator that maps to names": [
    read(ref("Shape"), {
      components: {
        schemas: {
          Circle: shape("r"),
          Square: shape("side"),
          Shape: {
            oneOf: [ref("Circle"), ref("Square")],
            discriminator: { propertyName: "kind", mapping: { circle: "Circle", sq: "Square" } },
          },
        },
      },
    }),
    /kind\?: "circle"[^]*kind\?: "sq"/,
  ],
  "a discriminator of OpenAPI 3.2 whose other values stand for one schema": [
    {
      ...read(ref("Shape"), {
        components: {
          schemas: {
            Circle: shape("r"),
            Other: shape("area"),
            Shape: {
              oneOf: [ref("Circle"), ref("Other")],
              discriminator: { propertyName: "kind", defaultMapping: "Other" },
            },
          },
        },
      }),
      openapi: "3.2.0",
    },
    /kind\?: "Circle";\s*\}\)\s*\| Schemas\.Other;/,
  ],
  "schemas that are true or false": [
    read({ type: "object", required: ["any"], properties: { any: true, gone: false } }),
    /any: unknown;\s*gone\?: never;/,
  ],
  "bounds that are no numbers": [
    { ...read({ type: "number", maximum: 1 }), components: { schemas: { A: { type: "number", maximum: "1" } } } },
    /"application\/json": number;/,
  ],
  "a schema named after each word that TypeScript knows": [
    read(ref("class"), { components: { schemas: Object.fromEntries(words.map((word) => [word, shape(word)])) } }),
    /"application\/json": Schemas\.class_;/,
  ],
  "schemas whose names differ in what no name of a function has": [
    read(ref("a.b"), { components: { schemas: { "a.b": shape("a"), "a-b": shape("b"), AB: shape("c"), "a%b": {} } } }),
    /type aB = \{[^]*type aB2 = \{[^]*type AB = \{/,
  ],
  "a server whose URL ends in a slash, and nullable in 3.1": [
    read({ type: "string", nullable: true }, { servers: [{ url: "https://api.example.test/v1/" }] }),
    /"application\/json": string \| null/,
  ],
  "an enum without values": [
    read({ type: "object", properties: { none: { type: "string", enum: [] } } }),
    /none\?: never/,
  ],
  "an enum of 2,000 values": [
    read({ type: "string", enum: Array.from({ length: 2000 }, (_, index) => `value${index}`) }),
    /"value0"\s*\| "value1"/,
  ],
  "recursion through unions, tuples, maps and each other": [
    read(ref("Expr"), {
      components: {
        schemas: {
          Expr: { oneOf: [{ type: "string" }, { type: "array", items: { anyOf: [{ type: "number" }, ref("Expr")] } }] },
          Cons: { type: ["array", "null"], prefixItems: [{ type: "integer" }, ref("Cons")], minItems: 2, items: false },
          Json: { anyOf: [{ type: ["string", "null"] }, { type: "object", additionalProperties: ref("Json") }] },
          Pet: { type: "object", properties: { kind: { type: "string" } }, oneOf: [ref("Cat")] },
          Cat: { allOf: [ref("Pet"), { type: "object", properties: { lives: { type: "integer" } } }] },
        },
      },
    }),
    /type Cons = \[\s*number,\s*Schemas\.Cons\s*\] \| null/,
  ],
};

test("schemas that the standards allow are compiled into valid types", () => expectValidTypes(documents));
