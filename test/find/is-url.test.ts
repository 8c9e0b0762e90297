import { expect, test } from "vitest";
import { isUrl } from "../../scripts/files/is-url.ts";

test.each([
  ["https://example.com/api.yaml", true],
  ["HTTP://example.com/api.yaml", true],
  ["/home/me/api.yaml", false],
  ["C:\\api\\pets.yaml", false],
  ["https.yaml", false],
])("%j is a URL: %s", (text, expected) => {
  expect(isUrl(text)).toBe(expected);
});
