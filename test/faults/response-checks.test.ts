import { type ContractViolation, responseChecks } from "revokit/response-checks";
import { createKirim } from "revokit/kirim";
import { describe, expect, test } from "vitest";
import { facts } from "../../generated/kirim/facts.ts";
import { isUnique } from "../../src/validation/equality.ts";
import { validator } from "../../src/validation/validator.ts";
import { isArray, isObject } from "../../src/validation/values.ts";
import { report, type Validate, type Violation } from "../../src/validation/violation.ts";
import { text } from "../support/answers.ts";
import { kirim } from "../support/apis.ts";
import { listen } from "../support/loopback.ts";
import { clientOptions } from "../support/play.ts";
import { link } from "../support/examples.ts";

const { method, path } = facts.operations.revokeSetupLink;

/** A list of lists of any depth: what generated code does for a schema that refers to itself. */
const nested = validator(function check(value: unknown, pointer: string, violations: Violation[]): void {
  if (!isArray(value)) return report(violations, pointer, "type", "must be an array");
  value.forEach((item, index) => check(item, `${pointer}/${index}`, violations));
});

const unique = validator((value, pointer, violations) => {
  if (isArray(value) && !isUnique(value)) report(violations, pointer, "uniqueItems", "must have unique items");
});

const numbers = validator((value, pointer, violations) => {
  if (!isArray(value)) return;
  for (const [index, item] of value.entries()) {
    if (typeof item !== "number") report(violations, `${pointer}/${index}`, "type", "must be a number");
  }
});

const closed = validator((value, pointer, violations) => {
  if (!isObject(value)) return;
  for (const name of Object.keys(value))
    report(violations, `${pointer}/${name}`, "additionalProperties", "must not be");
});

/** The result of a call and of its checks for a body. */
async function checked(body: string, validate: Validate) {
  const server = await listen(text(200, body, { "content-type": "application/json" }));
  const found: ContractViolation[] = [];
  const client = createKirim(clientOptions(server.url, kirim));
  const validators = {
    revokeSetupLink: {
      method,
      path,
      parameters: {},
      responses: { "200": { headers: {}, content: { "application/json": validate } } },
    },
  };
  client.fetch.use(responseChecks(validators, { onViolation: (violation) => void found.push(violation) }));
  const start = performance.now();
  const result = await client.revokeSetupLink(link);
  return { result, found, duration: performance.now() - start };
}

describe("with response checks", () => {
  test("a body nested too deeply to check is still returned, and reported as a violation", async () => {
    const depth = 10_000;
    const { result, found } = await checked("[".repeat(depth) + "]".repeat(depth), nested);

    expect(result).toMatchObject({ ok: true, status: 200, outcome: "applied" });
    expect(found).toMatchObject([{ keyword: "validator", pointer: "" }]);
  });

  test.each([
    ["different", (index: number) => ({ a: index }), 0],
    ["equal but for the order of their members", (index: number) => (index % 2 ? { a: 1, b: 2 } : { b: 2, a: 1 }), 1],
  ])(
    "unique items of 400 kB that are %s are compared in a time that grows with their size",
    async (_, item, violations) => {
      const { result, found, duration } = await checked(
        JSON.stringify(Array.from({ length: 40_000 }, (__, i) => item(i))),
        unique,
      );

      expect(result).toMatchObject({ ok: true, outcome: "applied" });
      expect(found).toHaveLength(violations);
      // Comparing each with each takes a minute.
      expect(duration).toBeLessThan(10_000);
    },
  );

  test("of half a million violations the first hundred are reported, with a note that there are more", async () => {
    const { result, found } = await checked(`["",${'"",'.repeat(300_000)}""]`, numbers);

    expect(result).toMatchObject({ ok: true, outcome: "applied" });
    expect(found).toHaveLength(101);
    expect(found.at(-1)?.rule).toContain("more than 100 violations");
  });

  test("property names with control, bidi and escape characters are escaped, and long ones shortened", async () => {
    const names = ["\u001b[31m", "\u009b2J", "\u202ecod", "\r\n::error::", "\u2028", "x".repeat(10_000)];
    const { result, found } = await checked(JSON.stringify(Object.fromEntries(names.map((name) => [name, 1]))), closed);

    expect(result).toMatchObject({ ok: true, outcome: "applied" });
    expect(found).toHaveLength(names.length);
    for (const { message, pointer } of found) {
      expect(message).not.toMatch(/[\p{Cc}\p{Cf}\p{Zl}]/u);
      expect(pointer.length).toBeLessThan(400);
    }
    expect(found[0]?.pointer).toBe("/\\u{1b}[31m");
  });
});
