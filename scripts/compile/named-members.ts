/** Members that hold objects by names of the document's author, which may be those of other members. */
export const NAMED_MEMBERS = new Set([
  ...["$defs", "definitions", "dependentSchemas", "patternProperties", "properties", "schemas"],
  ...["callbacks", "content", "encoding", "headers", "links", "paths", "pathItems", "responses", "webhooks"],
  ...["parameters", "requestBodies", "securitySchemes", "variables"],
]);
