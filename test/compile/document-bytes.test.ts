import { expect, test } from "vitest";
import { fromBytes, toBytes } from "../../scripts/compile/document-bytes.ts";
import type { OpenApiDocument } from "../../scripts/compile/document.ts";

test("a document is the same on the other thread, whatever its names and texts", () => {
  const names = ["2", "1", "toJSON", "constructor", "\ud800", "é", "\u2028", "\ufeff"];
  const schemas = Object.fromEntries(names.map((name) => [name, { type: "string", default: name }] as const));
  Object.defineProperty(schemas, "__proto__", { value: { type: "null" }, enumerable: true });
  const document: OpenApiDocument = {
    openapi: "3.1.1",
    info: { title: "\ufeffAny", version: "1" },
    components: { schemas },
  };

  const copy = fromBytes(structuredClone(toBytes(document)));

  expect(copy).toEqual(document);
  expect(Object.keys(copy.components?.schemas ?? {})).toEqual(Object.keys(schemas));
  expect(Object.getPrototypeOf(copy.components?.schemas)).toBe(Object.prototype);
});
