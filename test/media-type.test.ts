import { expect, test } from "vitest";
import { essenceOf, isJson } from "../src/media-type.ts";

test.each([
  ["application/json", true],
  ["Application/JSON", true],
  ["application/problem+json", true],
  ["application/json; charset=utf-8", true],
  ["application/json ;charset=utf-8", true],
  ["application/jsonp", false],
  ["application/json5", false],
  ["application/x-json-stream", false],
  ["text/html", false],
  ["text/plain; like=application/json", false],
  ["json", false],
  ["", false],
])("%j is JSON: %s", (mediaType, expected) => {
  expect(isJson(mediaType)).toBe(expected);
});

test.each([
  ["text/html", "text/html"],
  ["Text/HTML", "text/html"],
  [" text/html ; charset=utf-8; a=b", "text/html"],
  ["; charset=utf-8", ""],
  ["", ""],
])("%j is in essence %j", (mediaType, expected) => {
  expect(essenceOf(mediaType)).toBe(expected);
});
