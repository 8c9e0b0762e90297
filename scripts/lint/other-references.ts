import { parsePointer } from "revokit/toolkit";
import type { Document, LocationObject, NormalizedProblem } from "@redocly/openapi-core";
import { DocumentError } from "../compile/document.ts";
import { isInExtension, isInValue } from "../compile/named-members.ts";
import { isKeywords } from "../compile/schemas/json-schema.ts";
import { appendToPointer } from "../compile/schemas/pointers.ts";
import { References } from "../compile/schemas/references.ts";
import { nodeAt, referenceAt } from "./lint-problem.ts";

/**
 * Decides which references that Redocly can't resolve are valid all the same: those by the `$id` or `$anchor` of JSON
 * Schema 2020-12 (Core, 8.2), and a discriminator's by the name of a schema (OpenAPI 3.1, 4.8.25). An example's
 * `externalValue` need not exist to compile a document, nor does what an extension refers to, and a `$ref` in a value is
 * part of the value, unless it names a file.
 */
export function otherReferences({ parsed, source }: Document): (problem: NormalizedProblem) => boolean {
  let references: References | undefined;
  return ({ location: [place], message }) => {
    if (place === undefined || !message.startsWith("Can't resolve $ref")) return false;
    if (isExternalExample(place)) return true;
    const steps = parsePointer(place.pointer ?? "#");
    if (isInExtension(steps)) return true;
    const reference = referenceAt(place);
    // Redocly includes a file in place of a value; any other reference is part of the value.
    const isValue = isInValue(steps);
    if (isValue && reference !== undefined && /^(#|https?:)/i.test(reference)) return true;
    if (place.source !== source) return false;
    if (reference === undefined || !isKeywords(parsed)) return false;
    references ??= new References(parsed);
    const pointer = place.pointer ?? "#";
    const named = appendToPointer("#/components/schemas", reference);
    if (pointer.includes("/discriminator/mapping/") && references.at(named) !== undefined) return true;
    try {
      return references.at(references.resolve(reference, pointer)) !== undefined;
    } catch (error) {
      if (error instanceof DocumentError) return false;
      throw error;
    }
  };
}

function isExternalExample(place: LocationObject): boolean {
  const node = nodeAt(place);
  return isKeywords(node) && typeof node["externalValue"] === "string" && !("$ref" in node);
}
