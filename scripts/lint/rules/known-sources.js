import { visitExtensions } from "./visit-extensions.js";

/**
 * Checks that `x-source` is one of the option `words`.
 *
 * @type {import("@redocly/openapi-core").Oas3Rule}
 */
export function knownSources(/** @type {{ words?: string[] }} */ { words = [] }) {
  return visitExtensions(({ name, value, location }, report) => {
    if (name !== "x-source" || words.some((word) => word === value)) return;
    report({
      message: `\`x-source\` must be one of: ${words.join(", ")}. Omit it if the fact is from the seed page.`,
      location,
    });
  });
}
