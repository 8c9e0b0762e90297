import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { DEFAULTS } from "../../src/settings.ts";
import { backoff, RetryBudget } from "../../src/transport/retry-policy.ts";

const amounts = fc.double({ min: 0, max: 1e6, noNaN: true });

describe("the wait before a retry", () => {
  test("is random up to a bound that doubles until its maximum", () => {
    fc.assert(
      fc.property(
        fc.nat({ max: 1_000 }),
        amounts,
        amounts,
        fc.double({ min: 0, max: 1, noNaN: true }),
        (n, base, max, random) => {
          const wait = backoff(n, { ...DEFAULTS.retry, baseDelay: base, maxDelay: max }, random);

          expect(wait).toBeGreaterThanOrEqual(0);
          expect(wait).toBeLessThanOrEqual(base * 2 ** n || 0);
          expect(wait).toBeLessThanOrEqual(max);
        },
      ),
    );
  });

  test("is up to 500 ms at first, then 1, 2, 4, and at most 8 s", () => {
    expect([0, 1, 2, 3, 4, 5, 50].map((n) => backoff(n, DEFAULTS.retry, 1))).toEqual([
      500, 1_000, 2_000, 4_000, 8_000, 8_000, 8_000,
    ]);
  });
});

describe("the budget of a client's retries", () => {
  test("is never overdrawn, whatever the order of calls and retries", () => {
    const budgets = fc.record({ budget: fc.nat({ max: 20 }), budgetPerCall: fc.constantFrom(0, 0.1, 0.25, 1, 3) });
    fc.assert(
      fc.property(budgets, fc.array(fc.boolean(), { maxLength: 200 }), (options, steps) => {
        const budget = new RetryBudget({ ...DEFAULTS.retry, ...options });
        let calls = 0;
        let retries = 0;
        for (const isCall of steps) {
          if (isCall) {
            budget.deposit();
            calls += 1;
          } else if (budget.withdraw()) retries += 1;
        }

        expect(retries).toBeLessThanOrEqual(options.budget + calls * options.budgetPerCall + 1e-9);
      }),
    );
  });

  test("refills up to its initial size", () => {
    const budget = new RetryBudget({ ...DEFAULTS.retry, budget: 2, budgetPerCall: 0.5 });
    const withdrawn = () => [budget.withdraw(), budget.withdraw(), budget.withdraw()];

    expect(withdrawn()).toEqual([true, true, false]);
    for (let call = 0; call < 100; call += 1) budget.deposit();
    expect(withdrawn()).toEqual([true, true, false]);
  });
});
