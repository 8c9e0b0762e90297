import { parsePointer } from "../json-pointer.ts";
import { MAX_VIOLATIONS, type Validate, type Violation } from "./violation.ts";

/**
 * A generated validator, which also implements Standard Schema, so that forms, routers and other libraries can use it
 * directly.
 * @template Value the type of a valid value
 */
export interface Validator<Value = unknown> extends Validate {
  readonly "~standard": StandardSchema<Value>;
}

/** The interface of Standard Schema 1 (https://standardschema.dev) for a schema without transformations. */
export interface StandardSchema<Value> {
  readonly version: 1;
  readonly vendor: "revokit";
  readonly validate: (value: unknown) => StandardResult<Value>;
  /** Only for types: the input and output types. */
  readonly types?: { readonly input: Value; readonly output: Value } | undefined;
}
export type StandardResult<Value> =
  | { readonly value: Value; readonly issues?: undefined }
  | { readonly issues: readonly { readonly message: string; readonly path: readonly string[] }[] };

/** A generated check, which adds violations to a list. */
export type GeneratedCheck = (value: unknown, pointer: string, violations: Violation[]) => void;

/** For a value that would overflow the call stack, such as one that contains itself, or whose getters throw. */
const UNCHECKED = { message: "can't be checked: it is nested too deeply, or can't be read", path: [] };

/** Turns a generated check into a validator. */
export function validator<Value>(check: GeneratedCheck): Validator<Value> {
  const validate = (value: unknown, pointer = "", violations: Violation[] = []): readonly Violation[] => {
    check(value, pointer, violations);
    if (violations.length > MAX_VIOLATIONS) violations.length = MAX_VIOLATIONS;
    return violations;
  };
  const isValid = (_value: unknown, found: readonly Violation[]): _value is Value => found.length === 0;
  const standard: StandardSchema<Value> = {
    version: 1,
    vendor: "revokit",
    validate(value) {
      let violations: readonly Violation[];
      try {
        violations = validate(value);
      } catch {
        return { issues: [UNCHECKED] };
      }
      if (isValid(value, violations)) return { value };
      return { issues: violations.map(({ pointer, rule }) => ({ message: rule, path: parsePointer(pointer) })) };
    },
  };
  return Object.assign(validate, { "~standard": standard });
}
