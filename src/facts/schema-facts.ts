/**
 * The keywords of JSON Schema 2020-12 that say how a value is parsed and what its bounds are, with `allOf` and references
 * merged. Validators check the rest.
 */
export interface SchemaFacts {
  /** Absent if any type is valid. */
  readonly type?: readonly SchemaType[];
  readonly format?: string;
  readonly enum?: readonly unknown[];
  readonly pattern?: string;
  /** In Unicode code points, as JSON Schema counts. */
  readonly minLength?: number;
  /** In Unicode code points, as JSON Schema counts. */
  readonly maxLength?: number;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly exclusiveMinimum?: number;
  readonly exclusiveMaximum?: number;
  readonly multipleOf?: number;
  readonly minItems?: number;
  readonly maxItems?: number;
  readonly items?: SchemaFacts;
  readonly properties?: Readonly<Record<string, SchemaFacts>>;
  readonly required?: readonly string[];
  /** The schema of undeclared properties. */
  readonly additionalProperties?: SchemaFacts;
  /** The alternatives of `oneOf` or `anyOf`. */
  readonly anyOf?: readonly SchemaFacts[];
  /** Whether a value is only returned, never sent. */
  readonly readOnly?: boolean;
  /** Whether a value is only sent, never returned. */
  readonly writeOnly?: boolean;
  /** The keywords of schemas that the document marks `x-source: inferred`. */
  readonly inferred?: readonly string[];
}

/** A type of JSON Schema. */
export type SchemaType = "string" | "number" | "integer" | "boolean" | "array" | "object" | "null";
