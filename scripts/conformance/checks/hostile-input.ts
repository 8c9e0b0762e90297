import fc from "fast-check";
import type { Check } from "../runner/check.ts";
import { isSafe } from "../runner/safe-methods.ts";
import { canBeSent } from "../runner/serialize.ts";
import { hostileField, hostileName, hostileText } from "../values/hostile-values.ts";
import { freshResource, harmlessPath } from "./support/choose-resources.ts";

/** How many hostile requests to send, the same ones in each run. */
const RUNS = { numRuns: 60, seed: 1 };

export const hostileInput: Check = {
  id: "hostile-input",
  title: "no input makes the server fail",
  reference: "RFC 9110, 15.6: a 5xx means that the server failed",
  async run(context) {
    const { method, parameters } = context.operation;
    // An operation without a path parameter has no resource, but may still take effect.
    if (!parameters.some((each) => each.in === "path")) await freshResource(context);
    const text = isSafe(method) ? hostileText : hostileName;
    const inPlace = (place: string, values: fc.Arbitrary<string>): fc.Arbitrary<Readonly<Record<string, string>>> => {
      const names = parameters.filter((each) => each.in === place && canBeSent(each)).map(({ name }) => name);
      // The path is always hostile, so that nothing real is named.
      const minLength = place === "path" ? Math.min(1, names.length) : 0;
      return fc
        .subarray(names, { minLength })
        .chain((some) => fc.record(Object.fromEntries(some.map((name) => [name, values]))));
    };
    const asked = fc.record({
      path: inPlace("path", text).map((values) => ({ ...harmlessPath(context), ...values })),
      query: inPlace("query", text),
      headers: inPlace("header", hostileField),
      cookies: inPlace("cookie", text),
    });
    const hasValues = parameters.length > 0;
    for (const ask of fc.sample(asked, hasValues ? RUNS : { ...RUNS, numRuns: 1 })) {
      const answer = await context.ask(ask);
      // Not implementing something is not a failure (RFC 9110, 15.6.2).
      if (answer.status >= 500 && answer.status !== 501)
        context.fail(`a hostile request was answered ${answer.status}`, answer);
    }
  },
};
