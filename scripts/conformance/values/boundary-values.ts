import type { ParameterFacts, SchemaFacts } from "revokit";
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

/** What every server takes in a header or a query (RFC 9110, 4.1 asks for 8000 octets of a URI). */
const LONGEST = 2048;

/**
 * The valid values at the bounds of a parameter's schema: one for each bound, and each of an enum.
 * @param example a valid value, to make others of
 * @param validate the parameter's validator, which has the last word
 */
export function boundaryValues(
  { schema }: ParameterFacts,
  example: unknown,
  validate: Validate | undefined,
): readonly BoundaryValue[] {
  return candidates(schema, example).filter(
    ({ value }) => value !== "" && (validate === undefined || validate(value).length === 0),
  );
}

function candidates(schema: SchemaFacts, example: unknown): readonly BoundaryValue[] {
  const { enum: listed, type = [], minLength, maxLength, minimum, maximum } = schema;
  if (listed !== undefined) {
    return listed
      .filter((value) => typeof value === "string" || typeof value === "number" || typeof value === "boolean")
      .map((value) => ({ value, what: "a listed", keywords: ["enum"] }));
  }
  if (type.includes("boolean")) {
    return [true, false].map((value) => ({ value, what: `the ${value}`, keywords: ["type"] }));
  }
  if (typeof example === "string") {
    const lengths = [
      ...(minLength !== undefined
        ? [{ length: minLength, what: "the shortest", keywords: ["minLength"] }]
        : // Whoever sets the greatest length has thought of the least.
          maxLength === undefined
          ? []
          : [{ length: 1, what: "the shortest", keywords: ["maxLength"], isImplied: true }]),
      ...(maxLength === undefined || maxLength > LONGEST
        ? []
        : [{ length: maxLength, what: "the longest", keywords: ["maxLength"] }]),
    ];
    return lengths.map(({ length, ...others }) => ({ value: ofLength(example, length), ...others }));
  }
  return [
    ...(minimum === undefined ? [] : [{ value: minimum, what: "the least", keywords: ["minimum"] }]),
    ...(maximum === undefined ? [] : [{ value: maximum, what: "the greatest", keywords: ["maximum"] }]),
  ];
}

/** A text of the given length that begins like the example. */
function ofLength(example: string, length: number): string {
  const filler = /[a-z0-9]/i.test(example.at(-1) ?? "") ? (example.at(-1) ?? "a") : "a";
  return [...example].slice(0, length).join("").padEnd(length, filler);
}
