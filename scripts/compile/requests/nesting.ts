import type { SchemaFacts } from "revokit";
import type { OpenApiDocument } from "../document.ts";
import { compileSchema } from "../facts/schema.ts";
import { mayBeComposite } from "../operations/writer.ts";
import type { Parameter } from "./path-item.ts";

/** Which of a parameter's values no style can write, in words; undefined if all can be written. */
export function describeNesting(document: OpenApiDocument, parameter: Parameter): string | undefined {
  const { name, in: place, style = place === "query" || place === "cookie" ? "form" : "simple", schema } = parameter;
  if (schema === undefined) return undefined;
  const facts = compileSchema(document, schema);
  const subject = `The ${place} parameter "${name}"`;
  if (style === "deepObject" && facts.type?.includes("array") === true) {
    return `${subject} can't be sent as a list: the style deepObject has no form for one. Calls with a list are refused.`;
  }
  if (!isNested(facts)) return undefined;
  return `${subject} may hold nested values, for which the style ${style} has no form. Calls with one are refused.`;
}

/** Whether an item or a member is certainly an array or an object. One of any type may be a string. */
function isNested({ items, properties = {}, additionalProperties }: SchemaFacts): boolean {
  return [items, additionalProperties, ...Object.values(properties)].some(
    (part) => part?.type !== undefined && mayBeComposite(part) && !part.type.some(isScalar),
  );
}

function isScalar(type: string): boolean {
  return type !== "array" && type !== "object";
}
