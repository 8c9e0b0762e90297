import type { SchemaType } from "revokit/runtime";

/** The keywords of JSON Schema 2020-12 that bound a parameter's value. */
export interface Constraints {
  /** Absent where any type will do. */
  readonly type?: readonly SchemaType[];
  readonly enum?: readonly unknown[];
  readonly pattern?: RegExp;
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
  readonly items?: Constraints;
}
