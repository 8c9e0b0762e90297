import { closureOf, type Located, propertySchemas } from "./closure.ts";
import { type Discriminator, readDiscriminator } from "./discriminator.ts";
import { DiscriminatorValues, isComponent } from "./discriminator-values.ts";
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

/** The constraints that discriminators add to the schemas that they select: the values of their property. */
export class DiscriminatorConstraints {
  readonly #references: References;
  readonly #schemas: () => Iterable<Located>;
  /** Of the whole document, once it has been found to have a discriminator. */
  #values: DiscriminatorValues | undefined;

  /** @param schemas every schema of the document, at any place */
  constructor(references: References, schemas: () => Iterable<Located>) {
    this.#references = references;
    this.#schemas = schemas;
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
    const parents = closureOf(this.#references, { schema, pointer }, "all");
    return parents.flatMap((parent): Keywords[] => {
      const discriminator = this.#read(parent);
      const hasMembers = ["oneOf", "anyOf"].some((keyword) => schemasAt(parent.schema, keyword).length > 0);
      if (discriminator === undefined || hasMembers || parent.pointer === pointer) return [];
      const narrowed = this.#narrow(pointer, discriminator.property);
      return narrowed === undefined ? [] : [narrowed];
    });
  }

  #narrow(pointer: string, property: string): Keywords | undefined {
    this.#values ??= new DiscriminatorValues(this.#references, this.#schemas());
    const values = this.#values.of(pointer, property);
    const schema = this.#references.at(pointer);
    if (values.length === 0 || !isKeywords(schema)) return undefined;
    const declared = propertySchemas(closureOf(this.#references, { schema, pointer }, "all"), property);
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
    return closureOf(this.#references, { schema: declared, pointer }, "all").reduce((left, { schema }) => {
      const own = valuesOf(schema);
      if (own !== undefined) return own.filter((value) => left.some((each) => String(each) === String(value)));
      const types = typesOf(schema);
      return types === undefined || types.includes("string") ? left : [];
    }, values);
  }

  #allowsOnly(declared: JsonSchema, values: readonly unknown[], pointer: string): boolean {
    if (!isKeywords(declared)) return false;
    return closureOf(this.#references, { schema: declared, pointer }, "all").some(({ schema }) =>
      valuesOf(schema)?.every((value) => values.includes(value)),
    );
  }

  #read(located: Located): Discriminator | undefined {
    return readDiscriminator(located, this.#references);
  }
}
