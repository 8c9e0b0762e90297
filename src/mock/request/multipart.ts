import type { Bytes } from "../../bytes.ts";
import { parametersOf, unquote } from "./field-parameters.ts";

/** A part of a multipart body. */
export interface Part {
  /** Absent in other bodies than forms. */
  readonly name?: string;
  /** Absent if the part does not state it. */
  readonly type?: string;
  readonly bytes: Bytes;
}

/**
 * Parses a multipart body (RFC 2046, 5.1; for forms RFC 7578); `undefined` if malformed. The bytes are searched for the
 * boundary as Latin-1, which maps each byte to one character.
 */
export function readMultipart(bytes: Bytes, contentType: string): readonly Part[] | undefined {
  const boundary = unquote(new Map(parametersOf(contentType)).get("boundary") ?? "");
  if (boundary === "") return undefined;
  const text = `\r\n${toLatin1(bytes)}`;
  const [, ...pieces] = text.split(`\r\n--${boundary}`);
  const end = pieces.findIndex((piece) => piece.startsWith("--"));
  if (end < 0) return undefined;
  const parts = pieces.slice(0, end).map(readPart);
  return parts.every((part) => part !== undefined) ? parts : undefined;
}

function readPart(piece: string): Part | undefined {
  const start = piece.indexOf("\r\n\r\n");
  if (start < 0) return undefined;
  const headers = piece.slice(0, start).split("\r\n");
  const valueOf = (field: string) =>
    headers
      .find((line) => line.toLowerCase().startsWith(`${field}:`))
      ?.slice(field.length + 1)
      .trim();
  const name = new Map(parametersOf(valueOf("content-disposition") ?? "")).get("name");
  const type = valueOf("content-type");
  return {
    ...(name !== undefined && { name: decodeName(name) }),
    ...(type !== undefined && { type }),
    bytes: Uint8Array.from(piece.slice(start + 4), (character) => character.charCodeAt(0)),
  };
}

/**
 * Decodes UTF-8, in which browsers escape quotation marks and line endings as `%22`, `%0D` and `%0A`, and nothing else (HTML,
 * 4.10.21.8); others write `\\"`.
 */
function decodeName(name: string): string {
  const bare = name.replace(/^"(.*)"$/s, "$1").replaceAll('\\"', '"');
  const bytes = Uint8Array.from(bare, (character) => character.charCodeAt(0));
  const text = new TextDecoder().decode(bytes);
  return text.replaceAll(/%(22|0D|0A)/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
}

function toLatin1(bytes: Uint8Array): string {
  let text = "";
  for (let start = 0; start < bytes.length; start += 8_192) {
    text += String.fromCharCode(...bytes.subarray(start, start + 8_192));
  }
  return text;
}
