import { freeName } from "../identifiers.ts";
import { toIdentifier } from "../to-identifier.ts";

/** The namespace that holds a type for each schema of `components`. */
export const NAMESPACE = "Schemas";

/** Maps each schema's name to a unique identifier for its type. */
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
}
