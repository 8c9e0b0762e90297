import type { JsonSchema } from "../schemas/json-schema.ts";
import type { FunctionCode, Subject } from "./code.ts";

/** What a schema may refer to. */
export interface Resolver {
  /** The name of the function that checks what a reference points at. */
  readonly functionOf: (reference: string) => string;
  readonly schemaOf: (reference: string) => JsonSchema;
  /** The name of the function that checks a schema which stands in several places. */
  readonly sharedBy: (schema: JsonSchema) => string | undefined;
}

/** What the writers of single keywords need, to check the parts of a value. */
export interface SchemaEmitter {
  readonly code: FunctionCode;
  readonly resolver: Resolver;
  /** Statements that add to `violations` what is wrong with a value. */
  check(schema: JsonSchema, subject: Subject): string[];
  /** Statements that set a new variable to whether the value fits the schema. What they report is taken back if it is `kept` not. */
  test(
    schema: JsonSchema,
    subject: Subject,
    isKept?: boolean,
  ): { readonly statements: string[]; readonly isValid: string };
}
