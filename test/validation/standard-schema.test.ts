import { describe, expect, test } from "vitest";
import { compileInMemory } from "../../scripts/compile/in-memory.ts";
import { documentOf } from "../support/third-document.ts";

const text = { type: "string" };
const node = {
  type: "object",
  required: ["name"],
  properties: { name: text, "a/b": text, next: { $ref: "#/components/schemas/Node" } },
};
const document = documentOf({
  Node: node,
  Set: { type: "array", uniqueItems: true },
  Number: { type: "number" },
  Bounded: { type: "number", multipleOf: 1 },
});
const { validators } = compileInMemory("any", document);

/** What another library is told of a value. */
function resultOf(schema: string, value: unknown): unknown {
  const body: unknown = validators[schema]?.responses["200"]?.content["application/json"];
  const standard: unknown = Reflect.get(Object(body), "~standard");
  const validate: unknown = Reflect.get(Object(standard), "validate");
  return typeof validate === "function" ? Reflect.apply(validate, standard, [value]) : undefined;
}

describe("through Standard Schema,", () => {
  test("a valid value is the result", () => {
    const value = { name: "a", next: { name: "b" } };
    expect(resultOf("Node", value)).toEqual({ value });
  });

  test("each violation is an issue with its path", () => {
    expect(resultOf("Node", { "a/b": 1, next: { name: 1 } })).toEqual({
      issues: [
        { message: 'must have the property "name"', path: [] },
        { message: "must be a string", path: ["a/b"] },
        { message: "must be a string", path: ["next", "name"] },
      ],
    });
  });

  test.each([NaN, Infinity, -Infinity])("%d is no number, since JSON has none", (value) => {
    expect(resultOf("Number", value)).toEqual({ issues: [{ message: "must be a number", path: [] }] });
    expect(resultOf("Bounded", value)).toEqual({ issues: [{ message: "must be a number", path: [] }] });
  });

  const cycle = { name: "a", next: {} };
  cycle.next = cycle;
  const deep: unknown = JSON.parse('{"name":"a","next":'.repeat(20_000) + '{"name":"a"}' + "}".repeat(20_000));
  const unreadable = new Proxy(
    {},
    {
      get() {
        throw new Error("sealed");
      },
    },
  );
  test.each<readonly [string, string, unknown]>([
    ["contains itself", "Node", cycle],
    ["is nested too deeply", "Node", deep],
    ["can't be read", "Node", unreadable],
    ["has items that can't be compared", "Set", [1n, 1n]],
  ])("a value that %s is an issue, not an exception", (_, schema, value) => {
    expect(resultOf(schema, value)).toEqual({
      issues: [{ message: "can't be checked: it is nested too deeply, or can't be read", path: [] }],
    });
  });
});
