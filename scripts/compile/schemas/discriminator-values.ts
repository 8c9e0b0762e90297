import { parsePointer } from "revokit/toolkit";
import type { Located } from "./closure.ts";
import { type Discriminator, readDiscriminator } from "./discriminator.ts";
import { referenceOf, schemasAt } from "./json-schema.ts";
import type { References } from "./references.ts";

/**
 * Which values of a discriminator's property select which schema (OpenAPI 3.1, 4.8.25): those of the `mapping`, by name
 * or by reference, else the schema's own name. Covers schemas that inherit by `allOf`, and members of `oneOf` and
 * `anyOf`.
 */
export class DiscriminatorValues {
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
      const discriminator = readDiscriminator(located, references);
      if (discriminator === undefined) continue;
      const members = ["oneOf", "anyOf"].flatMap((keyword) => this.#targetsOf(located, keyword));
      for (const member of members) this.#add(member, discriminator);
      // Without alternatives, its values select the schemas that inherit from this one.
      if (members.length === 0) parents.push({ pointer: located.pointer, discriminator });
    }
    for (const { pointer, discriminator } of parents) this.#addDescendants(pointer, discriminator, children);
  }

  /** The values of a property that select the schema at a pointer; none if any value may. */
  of(pointer: string, property: string): readonly string[] {
    return this.#fallbacks.has(pointer) ? [] : [...(this.#values.get(pointer)?.get(property) ?? [])];
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

  #targetsOf({ schema, pointer }: Located, keyword: string): string[] {
    return schemasAt(schema, keyword).flatMap((member) => {
      const reference = referenceOf(member);
      return reference === undefined ? [] : [this.#references.resolve(reference, pointer)];
    });
  }
}

const COMPONENTS = "#/components/schemas/";

/** Whether a pointer is that of a schema of `components`. */
export function isComponent(pointer: string): boolean {
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
