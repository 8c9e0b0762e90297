import { parametersOf } from "./read-operation.js";

/**
 * Checks that path parameters, query parameters and the body have different names, since a client's method takes them as one
 * flat object.
 *
 * @type {import("@redocly/openapi-core").Oas3Rule}
 */
export function flatArguments() {
  return {
    Operation(operation, context) {
      const { location, report } = context;
      const names = parametersOf(operation, context)
        .filter((parameter) => parameter.in === "path" || parameter.in === "query")
        .map((parameter) => parameter.name);

      for (const name of new Set(names.filter((one, index) => names.indexOf(one) !== index))) {
        report({
          message: `Both the path and the query have a parameter \`${name}\`: the client's arguments can't tell them apart.`,
          location: location.key(),
        });
      }
      if (operation.requestBody && names.includes("body")) {
        report({
          message: "There is a request body and a parameter `body`: the client's arguments can't tell them apart.",
          location: location.key(),
        });
      }
    },
  };
}
