import { parsePointer } from "revokit/toolkit";
import type { Oas3_1Schema } from "@redocly/openapi-core";
import { DocumentError, type OpenApiDocument } from "./document.ts";
import { NAMED_MEMBERS } from "./named-members.ts";
import { nameDefinition } from "./schemas/definition-names.ts";
import { isKeywords, type Keywords, referenceOf } from "./schemas/json-schema.ts";
import { appendToPointer, schemaPointer } from "./schemas/pointers.ts";
import { referenceTo } from "./schemas/reference-object.ts";
import { EXAMPLE_KEYWORDS, References } from "./schemas/references.ts";

/**
 * A filtered document without references into what was filtered out: a schema that one leads to becomes one of `components`,
 * anything else replaces the reference.
 * @param whole the document before it was filtered
 */
export function keepReferred(whole: OpenApiDocument, filtered: OpenApiDocument): OpenApiDocument {
  const [before, after] = [new References(whole), new References(filtered)];
  const names = new Map<string, string>();
  const moved: Record<string, unknown> = {};
  const taken = new Set(Object.keys(whole.components?.schemas ?? {}));

  /** The name of the component that a schema has become. */
  const move = (pointer: string): string => {
    const known = names.get(pointer);
    if (known !== undefined) return known;
    const name = nameDefinition(pointer, "", taken);
    names.set(pointer, name);
    moved[name] = visit(before.at(pointer), pointer, []);
    return name;
  };
  const visit = (node: unknown, pointer: string, open: readonly string[], isNamed = false): unknown => {
    if (Array.isArray(node))
      return node.map((item, index) => visit(item, appendToPointer(pointer, String(index)), open));
    if (!isKeywords(node)) return node;
    const lost = isNamed ? undefined : lostTarget(before, after, node, pointer);
    if (lost !== undefined && isSchemaPointer(lost)) {
      return { ...node, ...referenceTo(schemaPointer(move(lost))) };
    }
    if (lost !== undefined && !open.includes(lost)) return visit(before.at(lost), lost, [...open, lost]);
    const members = Object.entries(node).map(([key, member]): [string, unknown] => {
      if (!isNamed && EXAMPLE_KEYWORDS.has(key)) return [key, member];
      return [key, visit(member, appendToPointer(pointer, key), open, !isNamed && NAMED_MEMBERS.has(key))];
    });
    return Object.fromEntries(members);
  };

  // The result is still a valid document: what is referred to replaces its reference.
  const kept = visit(filtered, "#", []) as OpenApiDocument;
  if (names.size === 0) return kept;
  const schemas = { ...kept.components?.schemas, ...moved } as Record<string, Oas3_1Schema>;
  return { ...kept, components: { ...kept.components, schemas } };
}

/** The pointer that an object refers to, if only the unfiltered document has it. */
function lostTarget(before: References, after: References, node: Keywords, pointer: string): string | undefined {
  const reference = referenceOf(node);
  if (reference === undefined) return undefined;
  try {
    const target = before.resolve(reference, pointer);
    return after.at(target) === undefined ? target : undefined;
  } catch (error) {
    if (error instanceof DocumentError) return undefined;
    throw error;
  }
}

/** Whether a pointer leads to a schema, or into one. */
function isSchemaPointer(pointer: string): boolean {
  let isNamed = false;
  return parsePointer(pointer).some((step) => {
    if (!isNamed && (step === "schema" || step === "itemSchema")) return true;
    isNamed = !isNamed && NAMED_MEMBERS.has(step);
    return false;
  });
}
