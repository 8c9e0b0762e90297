/** A value that is there by a rule that types do not show. Throws where it is not there after all. */
export function assertDefined<Value>(value: Value | undefined): Value {
  if (value === undefined) throw new Error("A value is missing that must be there.");
  return value;
}
