/** Returns a value that is always defined, by a rule that types can't express. Throws if it is undefined. */
export function assertDefined<Value>(value: Value | undefined): Value {
  if (value === undefined) throw new Error("A required value is missing.");
  return value;
}
