/**
 * The structure of the project's extensions for Redocly's rule `struct`: their fields, which are required, and their types.
 * An extension is declared for one kind of object, and unknown everywhere else.
 *
 * @param {Record<string, NodeType>} types Redocly's own, keyed by name
 * @returns {Record<string, NodeType>}
 */
export function extensionTypes(types) {
  return {
    ...types,
    ...extensions,
    Root: extend(types, "Root", {
      "x-request-id": "XRequestId",
      "x-rate-limit": "XRateLimit",
      "x-conformance": "XConformance",
    }),
    Operation: extend(types, "Operation", {
      "x-idempotency": "XIdempotency",
      "x-dependent-required": "XDependentRequired",
      "x-on-repeat": "XOnRepeat",
      "x-rate-limit": "XRateLimit",
      "x-conformance": "XConformance",
    }),
    Schema: extend(types, "Schema", { "x-extensible-enum": "XExtensibleEnum" }),
  };
}

/**
 * @import { NodeType } from "@redocly/openapi-core"
 * @type {Record<string, NodeType>}
 */
const extensions = {
  XRequestId: {
    properties: {
      header: { type: "string" },
      pointers: { type: "array", items: { type: "string" } },
    },
    requiredOneOf: ["header", "pointers"],
    extensionsPrefix: "x-",
  },
  XIdempotency: {
    properties: {
      header: { type: "string" },
      retention: { type: "string" },
      replayed: "XReplayed",
      inProgress: "XConflict",
      keyReused: "XConflict",
    },
    required: ["header"],
    extensionsPrefix: "x-",
  },
  XReplayed: {
    properties: { header: { type: "string" }, value: { type: "string" } },
    required: ["header", "value"],
  },
  XConflict: {
    properties: { status: { type: "string" }, reason: { type: "string" } },
    required: ["status", "reason"],
  },
  XDependentRequired: {
    properties: {},
    additionalProperties: { type: "array", items: { type: "string" } },
  },
  XOnRepeat: {
    properties: { status: { type: "string" }, example: { type: "string" } },
    required: ["status"],
    extensionsPrefix: "x-",
  },
  XRateLimit: {
    properties: { limit: { type: "integer", minimum: 1 }, window: { type: "integer", minimum: 1 } },
    required: ["limit", "window"],
    extensionsPrefix: "x-",
  },
  XConformance: {
    properties: {},
    additionalProperties: { enum: ["failure"] },
  },
  XExtensibleEnum: { properties: {}, items: { type: "string" } },
};

/**
 * @param {Record<string, NodeType>} types
 * @param {string} name
 * @param {NodeType["properties"]} properties
 * @returns {NodeType}
 */
function extend(types, name, properties) {
  const type = types[name];
  if (!type) throw new Error(`Redocly knows no type ${name}`);
  return { ...type, properties: { ...type.properties, ...properties } };
}
