import { expect, test } from "vitest";
import { getByPointer } from "../src/json-pointer.ts";

// The document of RFC 6901, 5.
const document = { foo: ["bar", "baz"], "": 0, "a/b": 1, "m~n": 8, "~1": 9, text: "abc", nothing: null };

test.each([
  ["", document],
  ["/foo", ["bar", "baz"]],
  ["/foo/0", "bar"],
  ["/foo/1", "baz"],
  ["/", 0],
  ["/a~1b", 1],
  ["/m~0n", 8],
  ["/~01", 9],
  ["/nothing", null],
  ["/foo/2", undefined],
  ["/absent", undefined],
  ["/absent/foo", undefined],
  ["/nothing/foo", undefined],
  ["/text/0", undefined],
  ["/text/length", undefined],
  ["/toString", undefined],
])("the pointer %j leads to %j", (pointer, value) => {
  expect(getByPointer(document, pointer)).toEqual(value);
});
