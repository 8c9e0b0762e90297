import { InvalidRequestError } from "../../errors.ts";
import { isPlainObject, type ParameterWriter, presentEntries } from "../members.ts";
import { tagOf } from "./bytes.ts";

/** How one property of a form is written: the Encoding Object (OpenAPI 3.1, 4.8.15). */
export interface FieldEncoding {
  /** The media types that its part may have. */
  readonly contentType?: readonly string[];
  /** Writes the property like a query parameter; if given, `contentType` is ignored. */
  readonly write?: ParameterWriter;
}

/** The encodings of a form's properties, by their names. */
export type FormEncoding = Readonly<Record<string, FieldEncoding>>;

/** A form's entries: an object's properties, or the entries of a form object of any library. */
export function entriesOf(body: unknown, ownClass: "FormData" | "URLSearchParams"): (readonly [string, unknown])[] {
  if (isPlainObject(body)) return presentEntries("body", body);
  if (typeof body === "object" && body !== null && tagOf(body) === ownClass && isPairs(body)) return [...body];
  throw new InvalidRequestError("body", `must be an object or ${ownClass}`);
}

/** The entries of a property: one per item of an array (OpenAPI 3.1, 4.8.15.1.1), none for absent ones. */
export function itemsOf(value: unknown): readonly unknown[] {
  const items: readonly unknown[] = Array.isArray(value) ? value : [value];
  return items.filter((item) => item !== undefined && item !== null);
}

export function encodingOf(encoding: FormEncoding, name: string): FieldEncoding {
  return (Object.hasOwn(encoding, name) ? encoding[name] : undefined) ?? {};
}

function isPairs(body: object): body is Iterable<readonly [string, unknown]> {
  return Symbol.iterator in body;
}
