import fc from "fast-check";

const NASTY = [
  "__proto__",
  "constructor",
  "%00",
  "%2e%2e",
  "..%2f",
  "a/b",
  "a\\b",
  "' OR 1=1 --",
  "${jndi:x}",
  "*",
  "{id}",
  "null",
  "-1",
  "💥",
  "é",
  "a".repeat(3000),
];

/** Part of every value for an unsafe method, so that it names nothing that exists. */
export const NOBODY = "b1946ac92492d2347c6235b4d2611184";

/** None of these is a pattern for many resources, a path to another one, or a condition that is always true. */
const NASTY_NAMES = [
  "__proto__",
  `${NOBODY}%00`,
  `${NOBODY}/b`,
  `${NOBODY}\\b`,
  `'${NOBODY}`,
  `\${jndi:${NOBODY}}`,
  `{${NOBODY}}`,
  `${NOBODY}💥`,
  `${NOBODY}é`,
  "a".repeat(3000),
];

/** Hostile text for a safe method. Well-formed, and no dot segment: those change the path before it is sent. */
export const hostileText = fc.oneof(
  fc.constantFrom(...NASTY),
  fc.string({ unit: "grapheme", minLength: 1, maxLength: 100 }).filter((text) => !/^\.{1,2}$/.test(text)),
);

/**
 * Hostile text for a method that may take effect, in a path or a query: it can't be the name of anything, and has
 * no wildcard.
 */
export const hostileName = fc.oneof(
  fc.constantFrom(...NASTY_NAMES),
  fc.string({ unit: "grapheme", maxLength: 60 }).map((text) => NOBODY + text.replaceAll(/[*%_?]/g, "~")),
);

/** The text that `fetch` can send in a header: Latin-1 without control characters. */
export const hostileField = fc.oneof(
  fc.constantFrom(...NASTY.filter((text) => /^[\x20-\xff]*$/.test(text) && text !== "*")),
  fc.string({
    unit: fc
      .integer({ min: 0x21, max: 0xff })
      .filter((code) => code !== 0x7f && code !== 0x2a)
      .map((code) => String.fromCharCode(code)),
    maxLength: 400,
  }),
);
