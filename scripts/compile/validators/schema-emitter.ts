import type { JsonSchema } from "../schemas/json-schema.ts";
import type { FunctionCode, Subject } from "./code.ts";

/** The functions that a schema's code may call. */
export interface CheckFunctions {
  /** The name of the function that checks a reference's target. */
  readonly functionOf: (reference: string) => string;
  readonly schemaOf: (reference: string) => JsonSchema;
  /** The name of the function that checks a schema that occurs in several places. */
  readonly sharedBy: (schema: JsonSchema) => string | undefined;
}

/** What the emitters of single keywords need to check nested values. */
export interface SchemaEmitter {
  readonly code: FunctionCode;
  readonly functions: CheckFunctions;
  /** Statements that add a value's violations to `violations`. */
  check(schema: JsonSchema, subject: Subject): string[];
  /** Statements that set a new variable to whether the value is valid. Their violations are removed unless `isKept`. */
  test(
    schema: JsonSchema,
    subject: Subject,
    isKept?: boolean,
  ): { readonly statements: string[]; readonly isValid: string };
}
