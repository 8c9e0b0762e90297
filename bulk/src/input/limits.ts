/** How long one row may be, in characters. */
export const MAX_CHARACTERS = 1_048_576;

/** How many lines an input may have: they are 32-bit numbers in the store. */
export const MAX_LINES = 2_000_000_000;
