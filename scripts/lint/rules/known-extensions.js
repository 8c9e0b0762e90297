import { visitExtensions } from "./visit-extensions.js";

/**
 * Refuses an unknown extension, which is usually a typo. Extensions that Redocly or `extension-types.js` declares for a kind
 * of object are known there; the option `known` lists those that are known everywhere.
 *
 * @type {import("@redocly/openapi-core").Oas3Rule}
 */
export function knownExtensions(/** @type {{ known?: string[] }} */ { known = [] }) {
  return visitExtensions(({ name, declared, location }, report) => {
    if (declared || known.includes(name)) return;
    report({
      message: `Nothing reads \`${name}\` here: correct its name or its place, or document it in docs/guide/extensions.md and declare it in extension-types.js.`,
      location: location.key(),
    });
  });
}
