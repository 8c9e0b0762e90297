/** What a schema asks of a parameter's value, as far as it is checked before anything is sent. */
export interface Check {
  /** What the value has to be, with an article: `a string`. */
  readonly what: string;
  /** Whether a value is of that type at all. */
  is(value: unknown): boolean;
  /** The rule that a value of the type breaks, in words; undefined where it breaks none. The words never hold the value. */
  rule?(value: unknown): string | undefined;
}

/** The rule that a value breaks, in words; undefined where it breaks none. */
export function brokenRule(check: Check, value: unknown): string | undefined {
  return check.is(value) ? check.rule?.(value) : `must be ${check.what}`;
}
