/** The check of a parameter's value before anything is sent. */
export interface Check {
  /** The expected type with an article: `a string`. */
  readonly what: string;
  /** Whether a value has the expected type. */
  is(value: unknown): boolean;
  /** The rule that a value of the type breaks, in words without the value; undefined if it is valid. */
  rule?(value: unknown): string | undefined;
}

/** The rule that a value breaks, in words; undefined if it is valid. */
export function brokenRule(check: Check, value: unknown): string | undefined {
  return check.is(value) ? check.rule?.(value) : `must be ${check.what}`;
}
