import fc from "fast-check";
import type { Check } from "../check.ts";

/** How many hostile requests, each time the same ones. */
const RUNS = { numRuns: 60, seed: 1 };

export const hostileInput: Check = {
  name: "no input makes the server fail",
  async run(scene) {
    const { parameters } = scene.operation;
    // An operation without a path parameter takes effect on no resource, but may all the same.
    if (!parameters.some((each) => each.in === "path")) scene.peek();
    const inPlace = (place: string, text: fc.Arbitrary<string>): fc.Arbitrary<Readonly<Record<string, string>>> => {
      const names = parameters.filter((each) => each.in === place).map(({ name }) => name);
      // The path is always hostile, so that nothing real is named.
      const minLength = place === "path" ? Math.min(1, names.length) : 0;
      return fc
        .subarray(names, { minLength })
        .chain((some) => fc.record(Object.fromEntries(some.map((name) => [name, text]))));
    };
    const asked = fc.record({
      path: inPlace("path", hostileText).map((values) => ({ ...scene.harmless(), ...values })),
      query: inPlace("query", hostileText),
      headers: inPlace("header", hostileField),
      cookies: inPlace("cookie", hostileText),
    });
    for (const ask of fc.sample(asked, RUNS)) {
      const answer = await scene.ask(ask);
      if (answer.status >= 500) scene.fail(`a hostile request was answered ${answer.status}`, answer);
    }
  },
};

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

/** Well-formed, and no dot segment: those change the path before it is sent. */
const hostileText = fc.oneof(
  fc.constantFrom(...NASTY),
  fc.string({ unit: "grapheme", minLength: 1, maxLength: 100 }).filter((text) => !/^\.{1,2}$/.test(text)),
);

/** What `fetch` can send in a header: Latin-1 without control characters. */
const hostileField = fc.oneof(
  fc.constantFrom(...NASTY.filter((text) => /^[\x20-\xff]*$/.test(text))),
  fc.string({
    unit: fc
      .integer({ min: 0x21, max: 0xff })
      .filter((code) => code !== 0x7f)
      .map((code) => String.fromCharCode(code)),
    maxLength: 400,
  }),
);
