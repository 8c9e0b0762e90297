/** Asserts a value that is defined by a rule that types can't express. Throws if it is not. */
export function assertDefined<Value>(value: Value | undefined): Value {
  if (value === undefined) throw new Error("A value is missing that must be there.");
  return value;
}
