/** Visible ASCII (RFC 9110, 5.5): other characters have no defined encoding, and outer space is stripped. */
const FIELD_VALUE = /^[\x21-\x7e]+([ \t]+[\x21-\x7e]+)*$/;

/** The rule that a field value breaks; undefined if it is valid. */
export function checkFieldValue(value: string): string | undefined {
  return FIELD_VALUE.test(value) ? undefined : "must be visible ASCII, with spaces only inside";
}
