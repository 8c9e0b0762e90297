import { afterEach, expect, test } from "vitest";
import { callAll } from "../corpus/calls.ts";
import { compile, json } from "../mock/compile.ts";
import { contractOf } from "../support/contract.ts";

const PET = { $ref: "#/components/schemas/Pet" };
const answers = (properties: object) => ({
  paths: { "/x": { get: { operationId: "read", responses: { 200: json({ type: "object", properties }) } } } },
  components: { schemas: { Pet: { type: "object", properties: { name: { type: "string" } } } } },
});

async function failuresOf(document: object): Promise<readonly string[]> {
  const { failures } = await callAll({ ...compile(document), contract: contractOf(document) });
  return failures;
}

afterEach(() => {
  Reflect.deleteProperty(globalThis, "CANARY_9f3");
});

test("a pattern that repeats the printed check of a slow one is never run as code", async () => {
  // While a check judges samples, its slow patterns are bounded.
  const slow = ".concat(globalThis.CANARY_9f3=1)+";
  const both = [slow, `x/${slow}/u.test()`, `x/${slow}/.test()`].map((pattern, index) => [
    `p${index}`,
    { type: "string", pattern, example: "-" },
  ]);
  compile(answers(Object.fromEntries(both)));
  expect(globalThis).not.toHaveProperty("CANARY_9f3");
});

test("a pattern whose end is a slow pattern is tested as a whole", async () => {
  const pattern = "(me|[a-z0-9]+(-[a-z0-9]+)*)";
  const properties = {
    name: { type: "string", pattern },
    link: { type: "string", pattern: `\\/projects\\/${pattern}` },
  };
  expect(await failuresOf(answers(properties))).toEqual([]);
});

// Names of functions and variables in the code of checks.
const names =
  "bounded checkPet checkPets checkOwnPet validatePet validator validators report isObject isOneOf hasOwn value pointer violations";

test.each(names.split(" "))("a property called %s is a property", async (name) => {
  const pattern = "^(a+)+$";
  const inner = { type: "object", properties: { [name]: PET, own: PET } };
  const properties = { [name]: { anyOf: [PET, inner] }, pet: PET, inner, text: { type: "string", pattern } };
  expect(await failuresOf(answers(properties))).toEqual([]);
  const list = {
    [name]: { type: "array", items: PET },
    slow: { type: "object", properties: { [name]: { type: "string", pattern } } },
  };
  expect(await failuresOf(answers(list))).toEqual([]);
});
