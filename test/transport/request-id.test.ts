import * as fc from "fast-check";
import { expect, test } from "vitest";
import { findRequestId } from "../../src/transport/request-id.ts";

const NONE = { bytes: new Uint8Array(0), body: undefined, unexpected: undefined };

function isDropped(id: string, secrets: readonly string[], values: unknown): boolean {
  const response = new Response(null, { headers: { "x-request-id": id } });
  return (
    findRequestId(
      { header: "X-Request-Id" },
      { ...NONE, response },
      { secrets, request: { params: values, body: undefined } },
    ) === undefined
  );
}

/** The rule: any eight consecutive characters, forwards or backwards, ignoring case. */
function sharesEight(id: string, secret: string): boolean {
  const text = id.toLowerCase();
  const backwards = [...text].reverse().join("");
  return Array.from({ length: secret.length - 7 }, (_, start) => secret.toLowerCase().slice(start, start + 8)).some(
    (part) => text.includes(part) || backwards.includes(part),
  );
}

const token = fc.stringMatching(/^[abAB01_]{9,24}$/);

/** Ids with a piece of the token in them, forwards or backwards, of about the length that counts. */
const idsAround = (secret: string) =>
  fc
    .record({
      before: fc.stringMatching(/^[abx_.]{0,9}$/),
      start: fc.nat(secret.length),
      length: fc.integer({ min: 5, max: 10 }),
      isReversed: fc.boolean(),
      after: fc.stringMatching(/^[abx:-]{1,9}$/),
    })
    .map(({ before, start, length, isReversed, after }) => {
      const piece = [...secret.slice(start, start + length)];
      return before + (isReversed ? piece.reverse() : piece).join("") + after;
    });

test("a request id is dropped exactly if it has eight consecutive characters of a secret, in either direction", () => {
  const cases = token.chain((secret) => fc.tuple(fc.constant(secret), idsAround(secret)));
  fc.assert(
    fc.property(cases, ([secret, id]) => {
      expect(isDropped(id, [secret], {})).toBe(sharesEight(id, secret));
    }),
    { numRuns: 3_000 },
  );
});

test("a request id is dropped exactly if it contains a whole long value, in either direction", () => {
  const cases = token.chain((value) =>
    fc.tuple(fc.constant(value), fc.oneof(idsAround(value), fc.constant(`x${value}y`))),
  );
  fc.assert(
    fc.property(cases, ([value, id]) => {
      const [text, whole] = [id.toLowerCase(), value.toLowerCase()];
      const isThere = text.includes(whole) || [...text].reverse().join("").includes(whole);
      expect(isDropped(id, [], { path: { id: value } })).toBe(isThere);
    }),
    { numRuns: 2_000 },
  );
});
