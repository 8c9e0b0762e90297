import type { SchemaFacts } from "revokit";
import { ownMember } from "revokit/toolkit";

const FORMATS: Readonly<Record<string, string>> = {
  date: "2026-01-11",
  "date-time": "2026-01-11T12:00:00Z",
  time: "12:00:00Z",
  duration: "P1D",
  email: "conformance@example.com",
  uri: "https://example.com/",
  uuid: "3f2504e0-4f89-41d3-9a0c-0305e82c3301",
};

/** A valid value of a schema that needs no more than its own keywords; `undefined` for lists and objects. */
export function plainValue({ enum: listed, type = [], format = "", minLength = 1, ...bounds }: SchemaFacts): unknown {
  if (listed !== undefined) return listed[0];
  if (type.includes("string")) return ownMember(FORMATS, format) ?? "a".repeat(Math.max(1, minLength));
  if (type.includes("boolean")) return true;
  if (!type.includes("integer") && !type.includes("number")) return undefined;
  const { multipleOf = 1, minimum, exclusiveMinimum = 0 } = bounds;
  return minimum === undefined ? (Math.floor(exclusiveMinimum / multipleOf) + 1) * multipleOf : minimum;
}
