/** How long one row may be, in characters. */
export const MOST_CHARACTERS = 1_048_576;

/** How many lines an input may have: they are 32-bit numbers in the store. */
export const MOST_LINES = 2_000_000_000;
