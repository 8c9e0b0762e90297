import { extension } from "./read-operation.js";

/** A JSON Pointer (RFC 6901, section 3). */
const jsonPointer = /^(\/([^~/]|~[01])*)*$/;

/**
 * Checks that the header in `x-request-id` is documented on some response, and that each pointer resolves to a string in
 * some response's example.
 *
 * @type {import("@redocly/openapi-core").Oas3Rule}
 */
export function requestId() {
  /** @type {Set<string>} */
  const headers = new Set();
  /** @type {unknown[]} */
  const examples = [];
  return {
    Response: {
      enter(response) {
        for (const name of Object.keys(response.headers ?? {})) headers.add(name);
      },
      MediaType(mediaType, { resolve }) {
        examples.push(mediaType.example);
        for (const example of Object.values(mediaType.examples ?? {})) examples.push(resolve(example).node?.value);
      },
    },
    Root: {
      leave(root, { location, report }) {
        const { header, pointers } = extension(root, "x-request-id") ?? {};
        const place = location.child("x-request-id");
        if (typeof header === "string" && !headers.has(header)) {
          report({
            message: `No response documents the header \`${header}\`: add it to one, or correct the name.`,
            location: place.child("header"),
          });
        }
        if (!Array.isArray(pointers)) return;
        for (const [index, pointer] of pointers.entries()) {
          if (typeof pointer !== "string") continue;
          if (!jsonPointer.test(pointer)) {
            report({
              message: "Not a JSON Pointer (RFC 6901): it begins with `/`, and `~` is written `~0`.",
              location: place.child(["pointers", index]),
            });
          } else if (!examples.some((example) => typeof valueAt(example, pointer) === "string")) {
            report({
              message: `\`${pointer}\` does not lead to a string in any response's example: correct it, or add an example that has it.`,
              location: place.child(["pointers", index]),
            });
          }
        }
      },
    },
  };
}

/**
 * @param {unknown} document
 * @param {string} pointer
 * @returns {unknown}
 */
function valueAt(document, pointer) {
  let value = document;
  for (const token of pointer.split("/").slice(1)) {
    if (typeof value !== "object" || value === null) return undefined;
    value = new Map(Object.entries(value)).get(token.replaceAll("~1", "/").replaceAll("~0", "~"));
  }
  return value;
}
