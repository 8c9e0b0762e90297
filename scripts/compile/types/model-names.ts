import type TS from "typescript";
import { freeName } from "../identifiers.ts";
import { ts } from "../typescript.ts";

/** The namespace that holds a type for each schema of `components`. */
export const NAMESPACE = "Schemas";

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
]);

/** The types' names by the schemas' names: unique identifiers. */
export class ModelNames {
  readonly #names = new Map<string, string>();

  constructor(schemas: Iterable<string>) {
    const taken = new Set<string>();
    for (const schema of schemas) {
      this.#names.set(schema, freeName(toIdentifier(schema), taken));
    }
  }

  /** The name of a schema's type in the namespace. */
  nameOf(schema: string): string {
    return this.#names.get(schema) ?? schema;
  }

  /** The type of a `#/components/schemas/…` reference. */
  referenceTo(reference: string): TS.TypeReferenceNode {
    const schema = reference.replace("#/components/schemas/", "").replaceAll("~1", "/").replaceAll("~0", "~");
    return this.typeOf(schema);
  }

  typeOf(schema: string): TS.TypeReferenceNode {
    const { factory } = ts;
    return factory.createTypeReferenceNode(
      factory.createQualifiedName(factory.createIdentifier(NAMESPACE), this.nameOf(schema)),
    );
  }
}

/** Characters other than letters, digits, `_` and `$` separate words: `pet-item` becomes `petItem`. */
export function toIdentifier(name: string): string {
  const [first = "", ...words] = name.split(/[^\p{ID_Continue}$]+/u).filter((word) => word !== "");
  const joined = first + words.map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join("");
  const identifier = /^[\p{ID_Start}_$]/u.test(joined) ? joined : `_${joined}`;
  return RESERVED.has(identifier) || isKeyword(identifier) ? `${identifier}_` : identifier;
}

function isKeyword(word: string): boolean {
  const kind = ts.identifierToKeywordKind(ts.factory.createIdentifier(word));
  return kind !== undefined && kind <= ts.SyntaxKind.LastFutureReservedWord;
}
