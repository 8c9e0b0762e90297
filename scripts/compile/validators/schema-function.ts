import type { JsonSchema } from "../schemas/json-schema.ts";

/** A function that checks a schema. */
export interface SchemaFunction {
  /** The base of its names: `Pet` for `checkPet` and `validatePet`. */
  readonly name: string;
  readonly schema: JsonSchema;
}
