import type TS from "typescript";
import { isReference, type OpenApiDocument, type Schema } from "./document.ts";
import { ts } from "./typescript.ts";

const HELPER = "RecursiveList";

/** An interface looks at its type arguments only when it is used, so that it may stand in the type of what it is a list of. */
const DECLARATION = `/** A list of what a schema describes that holds such lists itself. */
interface ${HELPER}<Name extends keyof components["schemas"]> extends Array<components["schemas"][Name]> {}
`;

/**
 * TypeScript refuses `Tree: components["schemas"]["Tree"][]`, for the type of a property may lead back to itself only by way of
 * another property. Gives such a list its own name.
 */
export class RecursiveLists {
  readonly #recursive: ReadonlySet<string>;
  #isUsed = false;

  constructor({ components }: OpenApiDocument) {
    const schemas = new Map(Object.entries(components?.schemas ?? {}));
    this.#recursive = new Set([...schemas.keys()].filter((name) => leadsTo(name, name, schemas, new Set())));
  }

  /** The type that is to stand in place of one that openapi-typescript made; undefined where that one may stay. */
  replace(type: TS.TypeNode): TS.TypeNode | undefined {
    if (this.#recursive.size === 0) return undefined;
    if (ts.isUnionTypeNode(type)) {
      const members = type.types.map((member) => this.replace(member) ?? member);
      return ts.factory.createUnionTypeNode(members);
    }
    const name = ts.isArrayTypeNode(type) ? schemaName(type.elementType) : undefined;
    if (name === undefined || !this.#recursive.has(name)) return undefined;
    this.#isUsed = true;
    return ts.factory.createTypeReferenceNode(HELPER, [
      ts.factory.createLiteralTypeNode(ts.factory.createStringLiteral(name)),
    ]);
  }

  /** What the types need beside them. */
  get declaration(): string {
    return this.#isUsed ? DECLARATION : "";
  }
}

/** Whether a value that one schema describes is, or holds in lists alone, values of another. */
function leadsTo(from: string, to: string, schemas: ReadonlyMap<string, Schema>, seen: Set<string>): boolean {
  const schema = schemas.get(from);
  if (schema === undefined || seen.has(from)) return false;
  seen.add(from);
  return referencesOf(schema).some((name) => name === to || leadsTo(name, to, schemas, seen));
}

function referencesOf(schema: Schema | boolean | undefined): string[] {
  if (typeof schema !== "object") return [];
  const own = isReference(schema) ? [schema.$ref.replace("#/components/schemas/", "")] : [];
  const parts = [schema.items, ...(schema.allOf ?? []), ...(schema.anyOf ?? []), ...(schema.oneOf ?? [])];
  return [...own, ...parts.flatMap(referencesOf)];
}

/** Of the type `components["schemas"]["Tree"]`, the last part. */
function schemaName(type: TS.TypeNode): string | undefined {
  if (!ts.isIndexedAccessTypeNode(type) || !ts.isIndexedAccessTypeNode(type.objectType)) return undefined;
  const [group, name] = [type.objectType.indexType, type.indexType].map((index) =>
    ts.isLiteralTypeNode(index) && ts.isStringLiteral(index.literal) ? index.literal.text : undefined,
  );
  return group === "schemas" ? name : undefined;
}
