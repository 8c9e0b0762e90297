import type { NodeType, Plugin } from "@redocly/openapi-core";

/**
 * Makes a plain value of a discriminator, or of its mapping, that is null. Redocly's bundler fails where it visits a null as an
 * object; this way the lint reports it, and the compiler leaves it out.
 */
export const nullDiscriminators: Plugin = {
  id: "null-discriminators",
  typeExtension: {
    oas3: (types) => ({
      ...types,
      ...withoutNull(types, "Schema", "discriminator"),
      ...withoutNull(types, "Discriminator", "mapping"),
    }),
  },
};

function withoutNull(types: Record<string, NodeType>, name: string, property: string): Record<string, NodeType> {
  const type = types[name];
  const declared = type?.properties[property];
  if (type === undefined || declared === undefined) return {};
  const byValue = (value: unknown, key: string) => {
    if (value === null) return { type: "object" } as const;
    return typeof declared === "function" ? declared(value, key) : declared;
  };
  return { [name]: { ...type, properties: { ...type.properties, [property]: byValue } } };
}
