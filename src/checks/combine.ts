import type { Check } from "./check.ts";

/** A value of one of several types: the first matching type decides. */
export function either(...checks: readonly Check[]): Check {
  return {
    what: checks.map(({ what }) => what).join(" or "),
    is: (value) => checks.some((check) => check.is(value)),
    rule: (value) => checks.find((check) => check.is(value))?.rule?.(value),
  };
}

/** One of the values of an enum. */
export function oneOf(...values: readonly unknown[]): Check {
  return { what: values.map(String).join(" or "), is: (value) => values.includes(value) };
}
