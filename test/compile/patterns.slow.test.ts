import { createContext, runInContext } from "node:vm";
import * as fc from "fast-check";
import { expect, test } from "vitest";
import { compilePattern } from "../../scripts/compile/patterns.ts";

/** Patterns of groups in groups, over few enough characters that alternatives often overlap. */
const { pattern } = fc.letrec<{ pattern: string }>((tie) => ({
  pattern: fc.oneof(
    { depthSize: "small", withCrossShrink: true },
    fc.constantFrom("a", "b", "[ab]", "[^a]", String.raw`\w`, "-", "a{2}b"),
    fc.tuple(tie("pattern"), tie("pattern")).map(([left, right]) => left + right),
    fc
      .tuple(tie("pattern"), tie("pattern"), fc.constantFrom("", "*", "+", "?", "{2,}"))
      .map(([left, right, quantifier]) => `(${left}|${right})${quantifier}`),
    fc
      .tuple(tie("pattern"), fc.constantFrom("*", "+", "?", "{2,}"))
      .map(([inner, quantifier]) => `(${inner})${quantifier}`),
  ),
}));

/** Words of up to three characters, each repeated, before what no pattern allows. */
const words = ["a", "b", "-"].flatMap((one) => [
  one,
  ...["a", "b", "-"].flatMap((two) => [one + two, ...["a", "b"].map((three) => one + two + three)]),
]);
const attacks = words.map((word) => `${word.repeat(40)}!`);

test("no pattern that is compiled keeps the engine busy with a text of some hundred characters", () => {
  const context = createContext({ attacks });
  let tried = 0;
  fc.assert(
    fc.property(pattern, (inner) => {
      const compiled = compilePattern(`^${inner}$`);
      if (compiled === undefined) return;
      tried += 1;
      expect(() =>
        runInContext(`attacks.filter((text) => ${String(compiled)}.test(text))`, context, { timeout: 20_000 }),
      ).not.toThrow();
    }),
    { numRuns: 5_000 },
  );
  expect(tried).toBeGreaterThan(1_000);
}, 600_000);
