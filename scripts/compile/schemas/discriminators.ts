import { parsePointer } from "revokit/toolkit";
import { conjunctsOf, type Located, propertySchemas } from "./closure.ts";
import { type Discriminator, readDiscriminator } from "./discriminator.ts";
import {
  isKeywords,
  type JsonSchema,
  type Keywords,
  referenceOf,
  schemasAt,
  typesOf,
  valuesOf,
} from "./json-schema.ts";
import type { References } from "./references.ts";

/**
 * Which values of a discriminator's property select which schema (OpenAPI 3.1, 4.8.25): those of the `mapping`, by name
 * or by reference, else the schema's own name. Covers schemas that inherit by `allOf`, and members of `oneOf` and
 * `anyOf`.
 */
export class Discriminators {
  readonly #references: References;
  /** Values by the pointer of the schema, then by the name of the property, of all discriminators. */
  readonly #values = new Map<string, Map<string, Set<string>>>();
  /** The pointers of schemas that any value may select. */
  readonly #fallbacks = new Set<string>();

  /** @param schemas every schema of the document, at any place */
  constructor(references: References, schemas: Iterable<Located>) {
    this.#references = references;
    const children = new Map<string, Set<string>>();
    const parents: { readonly pointer: string; readonly discriminator: Discriminator }[] = [];
    for (const located of schemas) {
      this.#findParents(located, children);
      const discriminator = this.#read(located);
      if (discriminator === undefined) continue;
      const members = ["oneOf", "anyOf"].flatMap((keyword) => this.#targetsOf(located, keyword));
      for (const member of members) this.#add(member, discriminator);
      // Without alternatives, its values stand for the schemas that inherit from this one.
      if (members.length === 0) parents.push({ pointer: located.pointer, discriminator });
    }
    for (const { pointer, discriminator } of parents) this.#addDescendants(pointer, discriminator, children);
  }

  /** The extra constraint on a member of a `oneOf` or `anyOf` with a discriminator. */
  narrowMember(owner: Located, member: JsonSchema, pointer: string): Keywords | undefined {
    const discriminator = this.#read(owner);
    const reference = referenceOf(member);
    if (discriminator === undefined || reference === undefined) return undefined;
    return this.#narrow(this.#references.resolve(reference, pointer), discriminator.property);
  }

  /** The extra constraint on a schema of `components` that inherits from one with a discriminator. */
  narrowChild({ schema, pointer }: Located): Keywords[] {
    if (schemasAt(schema, "allOf").length === 0 || !isComponent(pointer)) return [];
    const parents = conjunctsOf(this.#references, { schema, pointer }, "all");
    return parents.flatMap((parent): Keywords[] => {
      const discriminator = this.#read(parent);
      const hasMembers = ["oneOf", "anyOf"].some((keyword) => schemasAt(parent.schema, keyword).length > 0);
      if (discriminator === undefined || hasMembers || parent.pointer === pointer) return [];
      const narrowed = this.#narrow(pointer, discriminator.property);
      return narrowed === undefined ? [] : [narrowed];
    });
  }

  #narrow(pointer: string, property: string): Keywords | undefined {
    const values = [...(this.#values.get(pointer)?.get(property) ?? [])];
    const schema = this.#references.at(pointer);
    if (values.length === 0 || this.#fallbacks.has(pointer) || !isKeywords(schema)) return undefined;
    const declared = propertySchemas(conjunctsOf(this.#references, { schema, pointer }, "all"), property);
    const allowed = declared.reduce<readonly unknown[]>((left, own) => this.#fitting(left, own, pointer), values);
    // Nothing to add if the property allows no other value.
    if (allowed.length === 0 || declared.some((own) => this.#allowsOnly(own, allowed, pointer))) return undefined;
    return { properties: { [property]: allowed.length === 1 ? { const: allowed[0] } : { enum: allowed } } };
  }

  /**
   * A discriminator's values are written as strings. A property of another type, or with its own values, takes
   * precedence.
   */
  #fitting(values: readonly unknown[], declared: JsonSchema, pointer: string): readonly unknown[] {
    if (!isKeywords(declared)) return declared ? values : [];
    return conjunctsOf(this.#references, { schema: declared, pointer }, "all").reduce((left, { schema }) => {
      const own = valuesOf(schema);
      if (own !== undefined) return own.filter((value) => left.some((each) => String(each) === String(value)));
      const types = typesOf(schema);
      return types === undefined || types.includes("string") ? left : [];
    }, values);
  }

  #allowsOnly(declared: JsonSchema, values: readonly unknown[], pointer: string): boolean {
    if (!isKeywords(declared)) return false;
    return conjunctsOf(this.#references, { schema: declared, pointer }, "all").some(({ schema }) =>
      valuesOf(schema)?.every((value) => values.includes(value)),
    );
  }

  /** Adds the values mapped to `named`, or else its name, to those of `child`: values of a descendant are the child's too. */
  #add(child: string, { property, mapping, fallback }: Discriminator, named = child): void {
    if (child === fallback) this.#fallbacks.add(child);
    const explicit = mapping.get(named);
    const name = isComponent(named) ? parsePointer(named).at(-1) : undefined;
    const values = explicit ?? (name === undefined ? [] : [name]);
    const properties = this.#values.get(child) ?? new Map<string, Set<string>>();
    this.#values.set(child, properties);
    const known = properties.get(property) ?? new Set<string>();
    properties.set(property, known);
    for (const value of values) known.add(value);
  }

  #addDescendants(
    parent: string,
    discriminator: Discriminator,
    children: ReadonlyMap<string, ReadonlySet<string>>,
  ): void {
    for (const child of descendantsOf(parent, children)) {
      // Descendants of a child are children too.
      for (const each of [child, ...descendantsOf(child, children)]) this.#add(child, discriminator, each);
    }
  }

  /** Adds a schema of `components` to the children of those that it inherits from. */
  #findParents(located: Located, children: Map<string, Set<string>>): void {
    if (!isComponent(located.pointer)) return;
    for (const parent of this.#targetsOf(located, "allOf")) {
      const known = children.get(parent) ?? new Set();
      children.set(parent, known.add(located.pointer));
    }
  }

  #read(located: Located): Discriminator | undefined {
    return readDiscriminator(located, this.#references);
  }

  #targetsOf({ schema, pointer }: Located, keyword: string): string[] {
    return schemasAt(schema, keyword).flatMap((member) => {
      const reference = referenceOf(member);
      return reference === undefined ? [] : [this.#references.resolve(reference, pointer)];
    });
  }
}

const COMPONENTS = "#/components/schemas/";

function isComponent(pointer: string): boolean {
  return pointer.startsWith(COMPONENTS) && !pointer.slice(COMPONENTS.length).includes("/");
}

function descendantsOf(parent: string, children: ReadonlyMap<string, ReadonlySet<string>>): Set<string> {
  const found = new Set<string>();
  const visit = (pointer: string): void => {
    for (const child of children.get(pointer) ?? []) {
      if (found.has(child) || child === parent) continue;
      found.add(child);
      visit(child);
    }
  };
  visit(parent);
  return found;
}
