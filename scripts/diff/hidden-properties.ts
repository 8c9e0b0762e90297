import { resolvePointer, type OpenApiDocument } from "../compile/document.ts";
import type { Direction } from "../compile/schemas/map-document.ts";
import { notSentMarker } from "../compile/schemas/read-write.ts";

/** A schema without the properties that are never sent in a direction, whose changes break no caller there. */
export function withoutHidden(document: OpenApiDocument, schema: object, direction: Direction): object {
  const { properties, required, ...rest } = schema as Record<string, unknown>;
  if (typeof properties !== "object" || properties === null) return schema;
  const shown = Object.entries(properties).filter(([, each]) => !isMarked(document, each, notSentMarker(direction)));
  if (shown.length === Object.keys(properties).length) return schema;
  const names = new Set(Object.keys(properties).filter((name) => !shown.some(([each]) => each === name)));
  const asked = Array.isArray(required) ? required.filter((name) => !names.has(String(name))) : [];
  return { ...rest, properties: Object.fromEntries(shown), ...(asked.length > 0 && { required: asked }) };
}

function isMarked(document: OpenApiDocument, schema: unknown, marker: string): boolean {
  if (typeof schema !== "object" || schema === null) return false;
  const { [marker]: mark, $ref: reference } = schema as Record<string, unknown>;
  if (mark === true) return true;
  const target = typeof reference === "string" ? tryResolve(document, reference) : undefined;
  return typeof target === "object" && target !== null && Reflect.get(target, marker) === true;
}

/** Undefined if a reference points nowhere. */
export function tryResolve(document: OpenApiDocument, reference: string): unknown {
  try {
    return resolvePointer(document, reference);
  } catch {
    return undefined;
  }
}
