import type { Check } from "./check.ts";

/** A boolean. */
export const boolean: Check = { what: "a boolean", is: (value) => typeof value === "boolean" };

/** An object, but not an array. */
export const object: Check = {
  what: "an object",
  is: (value) => typeof value === "object" && value !== null && !Array.isArray(value),
};

/** `null`. */
export const nothing: Check = { what: "null", is: (value) => value === null };

/** Any value at all. */
export const anything: Check = { what: "anything", is: () => true };
