import { escapeToken } from "revokit/toolkit";

/** The pointer of a member below another pointer. */
export function appendToPointer(pointer: string, ...tokens: readonly string[]): string {
  let longer = pointer;
  for (const token of tokens) longer += `/${escapeToken(token)}`;
  return longer;
}

/** The pointer of a schema of `components`. */
export function schemaPointer(name: string): string {
  return `#/components/schemas/${escapeToken(name)}`;
}
