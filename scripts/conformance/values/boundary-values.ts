import type { SchemaFacts } from "revokit";
import type { Validate } from "revokit/runtime";

/** A valid value at a bound of its schema. */
export interface BoundaryValue {
  readonly value: unknown;
  readonly what: string;
  /** The keywords that set the bound. */
  readonly keywords: readonly string[];
  /** Whether the document only implies that it is valid. */
  readonly isImplied?: boolean;
}

/** The length that every server accepts in a header or a query (RFC 9110, 4.1, recommends 8000 octets for a URI). */
const MAX_LENGTH = 2048;

/** Longer lists test a server's limits rather than its checks. */
const MAX_ITEMS = 100;

/**
 * The valid values at the bounds of a schema: one for each bound, and each of an enum.
 * @param example a valid value, from which others are made
 * @param validate the validator of the parameter or the body, which decides
 */
export function boundaryValues(
  schema: SchemaFacts,
  example: unknown,
  validate: Validate | undefined,
): readonly BoundaryValue[] {
  return candidates(schema, example).filter(({ value }) => validate === undefined || validate(value).length === 0);
}

function candidates(schema: SchemaFacts, example: unknown): readonly BoundaryValue[] {
  const { enum: listed, type = [] } = schema;
  if (listed !== undefined) {
    return listed
      .filter((value) => typeof value === "string" || typeof value === "number" || typeof value === "boolean")
      .map((value) => ({ value, what: "a listed", keywords: ["enum"] }));
  }
  if (type.includes("boolean")) {
    return [true, false].map((value) => ({ value, what: `the ${value}`, keywords: ["type"] }));
  }
  const absent = type.includes("null") ? [{ value: null, what: "the null", keywords: ["type"] }] : [];
  if (typeof example === "string") return [...lengths(schema, example), ...absent];
  if (Array.isArray(example)) return [...counts(schema, example), ...absent];
  return [...limits(schema), ...absent];
}

function lengths({ format, minLength, maxLength }: SchemaFacts, example: string): readonly BoundaryValue[] {
  // A format has rules of its own: no e-mail address has a domain name of 200 letters.
  if (format !== undefined) return [];
  const shortest =
    minLength !== undefined
      ? [{ length: minLength, what: "the shortest", keywords: ["minLength"] }]
      : // An author who sets a maximum length has also considered the minimum.
        maxLength === undefined
        ? []
        : [{ length: 1, what: "the shortest", keywords: ["maxLength"], isImplied: true }];
  const longest =
    maxLength === undefined || maxLength > MAX_LENGTH
      ? []
      : [{ length: maxLength, what: "the longest", keywords: ["maxLength"] }];
  return [...shortest, ...longest].map(({ length, ...others }) => ({ value: ofLength(example, length), ...others }));
}

function counts({ minItems, maxItems }: SchemaFacts, example: readonly unknown[]): readonly BoundaryValue[] {
  const ofCount = (count: number) => Array.from({ length: count }, (_, index) => example[index % example.length]);
  return [
    ...(minItems === undefined ? [] : [{ value: ofCount(minItems), what: "the shortest", keywords: ["minItems"] }]),
    ...(maxItems === undefined || maxItems > MAX_ITEMS
      ? []
      : [{ value: ofCount(maxItems), what: "the longest", keywords: ["maxItems"] }]),
  ].filter(({ value }) => example.length > 0 || value.length === 0);
}

function limits({ type = [], multipleOf, ...bounds }: SchemaFacts): readonly BoundaryValue[] {
  // An exclusive bound has a nearest allowed value only if values come in steps.
  const step = multipleOf ?? (type.includes("integer") && !type.includes("number") ? 1 : undefined);
  const { minimum, maximum, exclusiveMinimum, exclusiveMaximum } = bounds;
  const beside = (bound: number | undefined, direction: 1 | -1) =>
    bound === undefined || step === undefined ? undefined : bound + direction * step;
  // A document's larger integer was rounded as it was read, to one that it may not allow.
  const exact = (bound: number | undefined) =>
    bound === undefined || !type.includes("integer") || Number.isSafeInteger(bound) ? bound : undefined;
  const least = exact(minimum ?? beside(exclusiveMinimum, 1));
  const greatest = exact(maximum ?? beside(exclusiveMaximum, -1));
  return [
    ...(least === undefined
      ? []
      : [{ value: least, what: "the least", keywords: [minimum === undefined ? "exclusiveMinimum" : "minimum"] }]),
    ...(greatest === undefined
      ? []
      : [
          { value: greatest, what: "the greatest", keywords: [maximum === undefined ? "exclusiveMaximum" : "maximum"] },
        ]),
  ];
}

/** A text of the given length that begins like the example. */
function ofLength(example: string, length: number): string {
  const filler = /[a-z0-9]/i.test(example.at(-1) ?? "") ? (example.at(-1) ?? "a") : "a";
  return [...example].slice(0, length).join("").padEnd(length, filler);
}
