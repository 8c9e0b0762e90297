import type { Note } from "../note.ts";
import type { Located } from "./closure.ts";
import { isKeywords, numberAt, typesOf } from "./json-schema.ts";
import { notePlaces } from "./note-places.ts";
import { appendToPointer } from "./pointers.ts";

/** Keywords with a number, or with values in which numbers may be. */
const WITH_NUMBERS = [
  ...["minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "multipleOf"],
  ...["const", "enum", "default", "example", "examples"],
];

/** Notes the integers that a JavaScript number can't hold exactly: those beyond 2^53, and those that may be. */
export function noteNumbers(schemas: readonly Located[], notes: Note[]): void {
  // A number that need not be an integer is expected to have only the precision of a double.
  const exact = schemas.filter(({ schema }) => typesOf(schema)?.includes("number") !== true);
  const places = exact.flatMap(({ schema, pointer }) =>
    WITH_NUMBERS.flatMap((keyword) => {
      const inexact = inexactIn(schema[keyword]);
      if (inexact === undefined) return [];
      const message = `"${keyword}" has an integer beyond 2^53, which JavaScript reads as ${inexact}.`;
      return [{ message, pointer: appendToPointer(pointer, keyword) }];
    }),
  );
  notePlaces(places, notes);
  noteLongIntegers(schemas, notes);
}

function noteLongIntegers(schemas: readonly Located[], notes: Note[]): void {
  const long = schemas.filter(({ schema }) => isLong(schema));
  const [first] = long;
  if (first === undefined) return;
  const which = long.length === 1 ? "An integer has" : `${long.length} integers, including this one, have`;
  const advice = "values beyond 2^53 are read inexactly. If they occur, use a string instead.";
  notes.push({ message: `${which} the format int64: ${advice}`, pointer: first.pointer });
}

/** Whether an integer of 64 bits may be one that a number can't hold. */
function isLong(schema: Located["schema"]): boolean {
  if (schema["format"] !== "int64" || typesOf(schema)?.includes("string") === true) return false;
  const { MIN_SAFE_INTEGER: least, MAX_SAFE_INTEGER: most } = Number;
  return !((numberAt(schema, "minimum") ?? -Infinity) >= least && (numberAt(schema, "maximum") ?? Infinity) <= most);
}

/** The first integer in a value that is not exact. */
function inexactIn(value: unknown): number | undefined {
  if (typeof value === "number") return Number.isInteger(value) && !Number.isSafeInteger(value) ? value : undefined;
  const members: readonly unknown[] = Array.isArray(value) ? value : isKeywords(value) ? Object.values(value) : [];
  for (const member of members) {
    const found = inexactIn(member);
    if (found !== undefined) return found;
  }
  return undefined;
}
