import fc from "fast-check";
import { kirim } from "revokit/mock";
import { expect, test } from "vitest";
import { mockFixtures } from "../../scripts/conformance/runner/mock-fixtures.ts";
import { FixturesError, parseFixtures } from "../../scripts/conformance/runner/read-fixtures.ts";

const { operations } = kirim.facts;
const [[operationId = "", operation] = []] = Object.entries(operations);
const names = operation?.parameters.filter(({ in: place }) => place === "path").map(({ name }) => name) ?? [];

test("the mock's own fixtures can be written to a file and read again", () => {
  const { operations: own } = mockFixtures(kirim);

  expect(parseFixtures(JSON.stringify({ operations: own }), operations)).toEqual({ operations: own });
});

test("resources are optional", () => {
  expect(parseFixtures("{}", operations)).toEqual({ operations: {} });
});

test.each([
  ["{", "are not JSON"],
  ["[]", "the fixtures must be an object"],
  ["operations: [", "are not JSON or YAML"],
  ['{ "operation": {} }', "not operation"],
  ['{ "operations": [] }', "/operations must be an object"],
  ['{ "operations": { "nobody": {} } }', `There is no operation nobody: ${operationId}`],
  ['{ "operations": { "constructor": {} } }', "There is no operation constructor"],
  ['{ "operations": { "__proto__": {} } }', "There is no operation __proto__"],
  [`{ "operations": { "${operationId}": [] } }`, `/operations/${operationId} must be an object`],
  [`{ "operations": { "${operationId}": { "new": [] } } }`, "fresh, spent, foreign, unknown, failing, not new"],
  [`{ "operations": { "${operationId}": { "fresh": {} } } }`, "fresh must be an array"],
  [`{ "operations": { "${operationId}": { "fresh": [null] } } }`, "an item of fresh must be an object"],
  [`{ "operations": { "${operationId}": { "fresh": [{}] } } }`, `An item of fresh needs ${names[0]}, a string`],
])("%s is refused with what is wrong", (text, message) => {
  expect(() => parseFixtures(text, operations)).toThrow(message);
});

test("any file content is accepted or refused", () => {
  fc.assert(
    fc.property(fc.json(), (text) => {
      try {
        parseFixtures(text, operations);
      } catch (error) {
        expect(error).toBeInstanceOf(FixturesError);
      }
    }),
  );
});
