import type { SchemaFacts } from "../../facts.ts";
import { parsePointer } from "../../json-pointer.ts";
import { ownMember } from "../../own-member.ts";
import type { Violation } from "../../validation/violation.ts";
import { itemsOf, propertiesOf } from "../request/read-form.ts";
import { shapeOf } from "../request/styles.ts";

/**
 * Whether a violation of a value that was read from XML counts. Below the depth of the facts no types are known: what is read
 * there is text, and its names may differ from the properties'.
 */
export function countsInXml({ pointer, keyword }: Violation, schema: SchemaFacts): boolean {
  const place = parsePointer(pointer).reduce<SchemaFacts | undefined>(
    (facts, token) => facts && partOf(facts, token),
    schema,
  );
  return place !== undefined && (keyword === "type" || hasParts(place));
}

function partOf(facts: SchemaFacts, token: string): SchemaFacts | undefined {
  if (shapeOf(facts) === "array") return itemsOf(facts);
  return ownMember(propertiesOf(facts), token) ?? facts.additionalProperties;
}

/** Whether the facts describe the items of a list or the properties of an object. */
function hasParts(facts: SchemaFacts): boolean {
  switch (shapeOf(facts)) {
    case "array":
      return itemsOf(facts) !== undefined;
    case "object":
      return Object.keys(propertiesOf(facts)).length > 0 || facts.additionalProperties !== undefined;
    case "primitive":
      return true;
  }
}
