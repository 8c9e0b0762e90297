import { bundle, loadConfig } from "@redocly/openapi-core";
import { describe, expect, it } from "vitest";
import { findSpecs } from "../../scripts/find/specs.ts";
import { specsFolder } from "../../scripts/this-repository.ts";

for (const { name, file } of await findSpecs([{ folder: specsFolder }])) {
  const { bundle: bundled, problems } = await bundle({ ref: file, config: await loadConfig() });
  const components = Object.entries(Object(bundled.parsed).components as Record<string, object>);
  const defined = components.flatMap(([kind, named]) => Object.keys(named).map((key) => `#/components/${kind}/${key}`));
  const references = new Set([...referencesIn(bundled.parsed), ...securitySchemesIn(bundled.parsed)]);

  describe(`specs/${name}.yaml`, () => {
    it("has no dangling reference", () => {
      expect(problems).toEqual([]);
      expect([...references].filter((reference) => !defined.includes(reference))).toEqual([]);
    });

    it("has no unused component", () => {
      expect(defined.filter((component) => !references.has(component))).toEqual([]);
    });
  });
}

/** Every `$ref` in a document. */
function* referencesIn(node: unknown): Generator<string> {
  if (typeof node !== "object" || node === null) return;
  for (const [name, value] of Object.entries(node)) {
    if (name === "$ref" && typeof value === "string") yield value;
    else yield* referencesIn(value);
  }
}

/** Security schemes are referred to by their name alone. */
function* securitySchemesIn(node: unknown): Generator<string> {
  if (typeof node !== "object" || node === null) return;
  for (const [name, value] of Object.entries(node)) {
    if (name === "security" && Array.isArray(value)) {
      for (const scheme of value.flatMap(Object.keys)) yield `#/components/securitySchemes/${scheme}`;
    } else yield* securitySchemesIn(value);
  }
}
