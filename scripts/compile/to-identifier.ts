import { withIdentifierStart } from "./identifiers.ts";

/** Words that can't name a type, and types that models use. */
const RESERVED = new Set([
  ...[
    "any",
    "unknown",
    "never",
    "string",
    "number",
    "boolean",
    "bigint",
    "symbol",
    "object",
    "undefined",
    "null",
    "void",
  ],
  ...["globalThis", "as", "keyof", "infer", "is", "asserts", "readonly", "unique", "typeof"],
  ...["Blob", "ArrayBuffer", "Uint8Array", "ReadableStream"],
  // The reserved words of ECMAScript, those of strict mode and modules among them (ECMA-262, 12.7.2).
  ...["break", "case", "catch", "class", "const", "continue", "debugger", "default", "delete", "do", "else", "enum"],
  ...["export", "extends", "false", "finally", "for", "function", "if", "import", "in", "instanceof", "new", "return"],
  ...["super", "switch", "this", "throw", "true", "try", "var", "while", "with", "implements", "interface", "let"],
  ...["package", "private", "protected", "public", "static", "yield"],
]);

/** Characters other than letters, digits, `_` and `$` separate words: `pet-item` becomes `petItem`. */
export function toIdentifier(name: string): string {
  const [first = "", ...words] = name.split(/[^\p{ID_Continue}$]+/u).filter((word) => word !== "");
  const joined = first + words.map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join("");
  const identifier = withIdentifierStart(joined);
  return RESERVED.has(identifier) ? `${identifier}_` : identifier;
}
