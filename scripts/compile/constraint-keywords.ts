import type { SchemaFacts } from "revokit";

/** The keywords of JSON Schema 2020-12 that bound a parameter's value. */
export interface Constraints extends Omit<
  SchemaFacts,
  "format" | "pattern" | "items" | "properties" | "required" | "additionalProperties" | "anyOf" | "writeOnly"
> {
  readonly pattern?: RegExp;
  readonly items?: Constraints;
}
