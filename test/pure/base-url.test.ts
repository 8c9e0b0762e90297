import { InvalidRequestError } from "revokit";
import { expect, test } from "vitest";
import { normalizeBaseUrl } from "../../src/base-url.ts";

test.each([
  ["https://a.test", "https://a.test"],
  ["https://a.test/", "https://a.test"],
  ["https://A.test/v1///", "https://a.test/v1"],
  ["https://a.test:8443/v1", "https://a.test:8443/v1"],
  ["http://localhost:4010", "http://localhost:4010"],
  ["http://mock.localhost/x", "http://mock.localhost/x"],
  ["http://127.0.0.1", "http://127.0.0.1"],
  ["http://127.1.2.3:80/a", "http://127.1.2.3/a"],
  ["http://[::1]:4010", "http://[::1]:4010"],
])("%s is a base URL: %s", (text, base) => {
  expect(normalizeBaseUrl(text)).toBe(base);
});

test.each([
  "",
  "a.test",
  "/v1",
  "ftp://a.test",
  "http://a.test",
  "http://127.a.test",
  "http://localhost.a.test",
  "http://notlocalhost",
  "http://x127.0.0.1.test",
  "http://[::2]",
  "https://user@a.test",
  "https://:secret@a.test",
  "https://a.test/?q=1",
  "https://a.test/?",
  "https://a.test/#",
  "https://a.test/#f",
  "https://a.test/{x}",
  "https://{x}.test",
])("%j is none", (text) => {
  expect(() => normalizeBaseUrl(text)).toThrow(InvalidRequestError);
});

test("what is refused is not quoted", () => {
  expect(() => normalizeBaseUrl("https://user:secret@a.test")).not.toThrow("secret");
});
