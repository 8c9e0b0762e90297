import { InvalidRequestError } from "../errors.ts";
import type { HeaderValues } from "./header-values.ts";

/** Checks that the headers required by another are present: the extension `x-dependent-required`. */
export function dependentHeaders(
  dependencies: Readonly<Record<string, readonly string[]>> = {},
): (headers: HeaderValues) => void {
  return (headers) => {
    const isAbsent = (field: string) => (headers[field.toLowerCase()] ?? undefined) === undefined;
    for (const [name, required] of Object.entries(dependencies)) {
      const missing = isAbsent(name) ? undefined : required.find(isAbsent);
      if (missing !== undefined) throw new InvalidRequestError(missing, `is required when ${name} is given`);
    }
  };
}
