/**
 * Checks that `x-extensible-enum` lists distinct values, and that the schema's type is `string` (or `null`).
 *
 * @type {import("@redocly/openapi-core").Oas3Rule}
 */
export function openEnum() {
  return {
    Schema(schema, { location, report }) {
      if (!("x-extensible-enum" in schema)) return;
      const values = schema["x-extensible-enum"];
      if (!Array.isArray(values)) return;
      const place = location.child("x-extensible-enum");

      const types = [schema.type].flat();
      if (!types.includes("string") || types.some((type) => type !== "string" && type !== "null")) {
        report({
          message: "`x-extensible-enum` needs `type: string` beside it.",
          location: place.key(),
        });
      }
      for (const [index, value] of values.entries()) {
        if (typeof value !== "string") {
          report({
            message: "A value of `x-extensible-enum` must be a string.",
            location: place.child(index),
          });
        } else if (values.indexOf(value) !== index) {
          report({
            message: `\`${value}\` is in \`x-extensible-enum\` twice.`,
            location: place.child(index),
          });
        }
      }
    },
  };
}
