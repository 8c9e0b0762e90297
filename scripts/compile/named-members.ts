/** Members that hold objects by names that the document's author chose, which may equal the names of other members. */
export const NAMED_MEMBERS = new Set([
  ...["$defs", "definitions", "dependentSchemas", "patternProperties", "properties", "schemas"],
  ...["callbacks", "content", "encoding", "headers", "links", "paths", "pathItems", "responses", "webhooks"],
  ...["parameters", "requestBodies", "securitySchemes", "variables"],
]);

/** Members with an arbitrary value, whose content is not part of the document's structure. */
const VALUES = new Set(["example", "default", "const", "enum", "value", "dataValue"]);

/** Whether the steps to a place lead into a value, such as a schema's default. */
export function isInValue(steps: readonly string[]): boolean {
  let isNamed = false;
  return steps.some((step, index) => {
    if (!isNamed && VALUES.has(step)) return true;
    const next = steps[index + 1] ?? "";
    // A schema has a list of examples; other objects have examples by name, which may be references.
    if (!isNamed && step === "examples" && /^\d+$/.test(next)) return true;
    isNamed = !isNamed && (NAMED_MEMBERS.has(step) || step === "examples");
    return false;
  });
}

/** Whether the steps to a place lead into an extension. */
export function isInExtension(steps: readonly string[]): boolean {
  let isNamed = false;
  return steps.some((step) => {
    if (!isNamed && step.startsWith("x-")) return true;
    isNamed = !isNamed && NAMED_MEMBERS.has(step);
    return false;
  });
}
