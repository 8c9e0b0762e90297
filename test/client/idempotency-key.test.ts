import fc from "fast-check";
import { idempotencyKey, InvalidRequestError } from "revokit";
import { describe, expect, test } from "vitest";

const parts = fc
  .dictionary(fc.string({ minLength: 1 }), fc.string({ minLength: 1 }), { maxKeys: 5 })
  .chain((scope) => fc.string({ minLength: 1 }).map((intent) => ({ ...scope, intent })));

describe("idempotencyKey", () => {
  test("is a UUID of version 8", async () => {
    await fc.assert(
      fc.asyncProperty(parts, async (intent) => {
        expect(await idempotencyKey(intent)).toMatch(
          /^[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/,
        );
      }),
    );
  });

  test("is the same on every machine and in every version of this library", async () => {
    expect(await idempotencyKey({ intent: "job-4711", operation: "revoke" })).toBe(
      "cbf3bf66-ffba-85a1-a912-ba61f6acaab0",
    );
  });

  test("does not depend on the order of the parts", async () => {
    await fc.assert(
      fc.asyncProperty(parts, async (intent) => {
        const reversed = { ...Object.fromEntries(Object.entries(intent).reverse()), intent: intent.intent };
        expect(await idempotencyKey(reversed)).toBe(await idempotencyKey(intent));
      }),
    );
  });

  test("differs if one part has another value, or is left out", async () => {
    const intent = { intent: "revoke", customer: "cus_1", job: "7" };
    const { job: _, ...without } = intent;
    const others = [
      { ...intent, intent: "delete" },
      { ...intent, customer: "cus_2" },
      { ...intent, job: "8" },
      without,
    ];
    const keys = await Promise.all([intent, ...others].map(idempotencyKey));
    expect(new Set(keys).size).toBe(5);
  });

  test("differs if any part differs", async () => {
    await fc.assert(
      fc.asyncProperty(parts, parts, async (a, b) => {
        fc.pre(JSON.stringify(Object.entries(a).sort()) !== JSON.stringify(Object.entries(b).sort()));
        expect(await idempotencyKey(a)).not.toBe(await idempotencyKey(b));
      }),
    );
  });

  test.each([[{ intent: "" }], [{}], [{ intent: 7 }], [{ intent: "a", scope: "" }], [{ intent: "a", scope: null }]])(
    "refuses %j, and names the part but not its value",
    async (intent) => {
      // A caller in JavaScript can pass these.
      const refused = idempotencyKey(intent as unknown as { intent: string });
      await expect(refused).rejects.toBeInstanceOf(InvalidRequestError);
      const parameter = "scope" in intent ? "scope" : "intent";
      await expect(refused).rejects.toMatchObject({ parameter, rule: "must be a non-empty string" });
    },
  );
});
