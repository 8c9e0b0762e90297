import { record } from "./read-operation.js";

/**
 * @import { Location, UserContext } from "@redocly/openapi-core"
 *
 * @typedef {object} Extension
 * @property {string} name
 * @property {unknown} value
 * @property {boolean} declared whether it is declared for this kind of object, by Redocly or in `extension-types.js`
 * @property {Location} location
 */

/**
 * A visitor of every extension of every object that may have some, beside a `$ref` too. Redocly's own visitor
 * `SpecExtension` never sees one whose value is not an object, because `struct` skips those.
 *
 * @param {(extension: Extension, report: UserContext["report"]) => void} visit
 */
export function visitExtensions(visit) {
  /** @type {(node: unknown, context: UserContext) => void} */
  const inspect = (node, { type, location, report }) => {
    if (type.extensionsPrefix === undefined) return;
    for (const [name, value] of Object.entries(record(node) ?? {})) {
      if (!name.startsWith("x-")) continue;
      const declared = Object.hasOwn(type.properties, name);
      visit({ name, value, declared, location: location.child([name]) }, report);
    }
  };
  return { any: inspect, ref: inspect };
}
