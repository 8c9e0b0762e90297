import { exampleNamesOf, extension, responsesOf } from "./read-operation.js";

/**
 * Checks that the response and the example in `x-on-repeat` are documented.
 *
 * @type {import("@redocly/openapi-core").Oas3Rule}
 */
export function onRepeat() {
  return {
    Operation(operation, context) {
      const { status, example } = extension(operation, "x-on-repeat") ?? {};
      if (typeof status !== "string") return;
      const place = context.location.child("x-on-repeat");

      const response = responsesOf(operation, context).get(status);
      if (!response) {
        context.report({
          message: `The operation documents no response ${status}: add it, or correct the status.`,
          location: place.child("status"),
        });
      } else if (typeof example === "string" && !exampleNamesOf(response).includes(example)) {
        context.report({
          message: `The response ${status} has no example \`${example}\`: add it, or correct the name.`,
          location: place.child("example"),
        });
      }
    },
  };
}
