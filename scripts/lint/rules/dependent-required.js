import { extension, headerParametersOf } from "./read-operation.js";

/**
 * Checks that `x-dependent-required` names header parameters of the operation.
 *
 * @type {import("@redocly/openapi-core").Oas3Rule}
 */
export function dependentRequired() {
  return {
    Operation(operation, context) {
      const dependencies = extension(operation, "x-dependent-required");
      if (!dependencies) return;
      const place = context.location.child("x-dependent-required");
      const headers = headerParametersOf(operation, context);

      for (const [name, needed] of Object.entries(dependencies)) {
        if (!headers.includes(name))
          context.report({
            message: unknown(name),
            location: place.child(name).key(),
          });
        if (!Array.isArray(needed)) continue;
        for (const [index, other] of needed.entries()) {
          if (headers.includes(other)) continue;
          context.report({
            message: unknown(other),
            location: place.child([name, index]),
          });
        }
      }
    },
  };
}

/** @param {unknown} name */
function unknown(name) {
  return `\`${name}\` is not a header parameter of the operation: declare it, or correct the name.`;
}
