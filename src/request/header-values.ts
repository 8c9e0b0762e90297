import { assertNamed } from "./assert-named.ts";

/** A string, a number or a boolean; an array or an object if the document says so. */
export type HeaderValue = string | number | boolean | object;

/** Header fields by name. `null` and `undefined` mean absent. */
export type HeaderValues = Readonly<Record<string, HeaderValue | null | undefined>>;

/** The same as a `Headers`, a `Map` or pairs, as openapi-fetch takes them. */
export type HeaderFields = HeaderValues | Iterable<readonly [string, string]> | null;

/** Header fields in any form, by name. */
export function toHeaderValues(fields: HeaderFields | undefined): HeaderValues {
  if (fields === undefined || fields === null) return {};
  if (Symbol.iterator in fields) return Object.fromEntries(fields);
  assertNamed("headers", fields, "headers");
  return fields;
}
