import type { ParameterFacts } from "revokit";
import { expect, test } from "vitest";
import { serialize } from "../../scripts/conformance/runner/serialize.ts";

const reserved: ParameterFacts = {
  ...{ name: "a&b", in: "query", required: true, style: "form", explode: true },
  ...{ allowReserved: true, schema: {} },
};

test.each<readonly [string, unknown, readonly string[]]>([
  ["a text", "/x?y:z@#[]&c=1+2,%41", ["/x?y:z@#[]&c=1+2,%41"]],
  ["each item of a list", ["a#b", "c&d"], ["a#b", "c&d"]],
])("%s with reserved characters is read back whole from a query that allows them", (_, value, expected) => {
  const { searchParams, hash } = new URL(`https://any.example/?${serialize(reserved, value)}&last=1`);
  expect(searchParams.getAll("a&b")).toEqual(expected);
  expect(searchParams.get("last")).toBe("1");
  expect(hash).toBe("");
});

test("a comma within an item of a list does not separate items", () => {
  const list = { ...reserved, name: "ids", explode: false };
  expect(serialize(list, ["a,b", "c"]).split(",")).toHaveLength(2);
});

test("reserved characters that separate nothing are not encoded in a query that allows them", () => {
  expect(serialize({ ...reserved, name: "time" }, "10:30/@home?x=1")).toBe("time=10:30/@home?x=1");
});

test("reserved characters are encoded in a path, whatever its parameter allows", () => {
  const text = serialize({ ...reserved, in: "path", style: "simple" }, "a/b?c#d");
  expect(new URL(`https://any.example/${text}/end`).pathname.split("/").map(decodeURIComponent)).toEqual([
    ...["", "a/b?c#d", "end"],
  ]);
});
