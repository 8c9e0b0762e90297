import type { JsonSchema } from "../schemas/json-schema.ts";

/** A function that checks a schema. */
export interface SchemaFunction {
  /** What it is called after: `Pet` for `checkPet` and `validatePet`. */
  readonly name: string;
  readonly schema: JsonSchema;
}
