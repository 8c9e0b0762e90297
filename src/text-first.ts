import type { RequestContentFacts, SchemaFacts } from "./facts.ts";
import { essenceOf, isForm, isJson } from "./media-type.ts";

/** The media types of a body: those that can hold text come first, since the client writes a text in the first one. */
export function textFirst<Content extends Pick<RequestContentFacts, "schema">>(
  content: Readonly<Record<string, Content>>,
): readonly (readonly [mediaType: string, content: Content])[] {
  return Object.entries(content).sort((a, b) => Number(takesText(...b)) - Number(takesText(...a)));
}

function takesText(type: string, { schema }: Pick<RequestContentFacts, "schema">): boolean {
  if (isJson(type) || essenceOf(type).includes("*")) return mayBeText(schema);
  return !isForm(type);
}

function mayBeText({ type, enum: values, anyOf }: SchemaFacts): boolean {
  if (values !== undefined) return values.some((value) => typeof value === "string");
  if (type !== undefined) return type.includes("string");
  return anyOf === undefined || anyOf.some(mayBeText);
}
