import { Source } from "@redocly/openapi-core";
import { expect, test } from "vitest";
import { assertWalkable } from "../../scripts/lint/document-size.ts";

const documentOf = (parsed: unknown) => ({ source: new Source("api.yaml", ""), parsed });

test("a document with too many values is refused for its values, not for aliases", () => {
  const document = documentOf({ enum: Array.from({ length: 100 }, (_, index) => index) });
  expect(() => assertWalkable(document, 100)).toThrow("The document has 102 values: the limit is 100.");
  expect(() => assertWalkable(document, 102)).not.toThrow();
});

test("a document that aliases make too large is refused for its aliases", () => {
  const shared = Array.from({ length: 50 }, (_, index) => index);
  const document = documentOf({ first: shared, second: shared, third: shared });
  expect(() => assertWalkable(document, 100)).toThrow("The document's YAML aliases expand to 154 values: use fewer.");
});
