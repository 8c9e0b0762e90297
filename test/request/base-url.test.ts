import { createClient, InvalidRequestError } from "revokit";
import { expect, test } from "vitest";
import { normalizeBaseUrl } from "../../src/request/base-url.ts";
import { contractOf } from "../support/contract.ts";

test.each([
  ["https://a.test", "https://a.test"],
  ["https://a.test/", "https://a.test"],
  ["https://A.test/v1///", "https://a.test/v1"],
  ["https://a.test:8443/v1", "https://a.test:8443/v1"],
  ["http://localhost:4010", "http://localhost:4010"],
  ["http://mock.localhost/x", "http://mock.localhost/x"],
  ["http://127.0.0.1", "http://127.0.0.1"],
  ["http://127.1.2.3:80/a", "http://127.1.2.3/a"],
  ["http://127.10.20.30", "http://127.10.20.30"],
  ["http://[::1]:4010", "http://[::1]:4010"],
])("%s is a base URL: %s", (text, base) => {
  expect(normalizeBaseUrl(text)).toBe(base);
});

test("a host is allowed in any case", () => {
  expect(normalizeBaseUrl("http://Mock:4010", ["MOCK"])).toBe("http://mock:4010");
});

test.each([
  ["/v1", "must be an absolute URL"],
  ["https://a.test/?q=1", "must not contain a query, a fragment, braces, backslashes or white space"],
  ["https://user@a.test", "must not contain credentials: pass `token`"],
  ["http://a.test", "must begin with https:// (http:// is allowed for loopback and allowInsecureHosts)"],
])("%s breaks the rule that it %s", (text, rule) => {
  expect(() => normalizeBaseUrl(text)).toThrow(new InvalidRequestError("baseUrl", rule));
});

test.each([[[]], [["/v1"]], [["../v1", "https://a.test"]], [["//a.test/v1"]]])(
  "a client of a document whose servers are %j needs a base URL, and says so",
  (servers) => {
    const contract = contractOf({ servers: servers.map((url) => ({ url })), paths: { "/x": { get: {} } } });
    expect(() => createClient(contract)).toThrow(/^baseUrl is required: the document names/);
    expect(() => createClient(contract, { baseUrl: "https://b.test" })).not.toThrow();
  },
);

test("a URL object is refused", () => {
  // A caller in JavaScript can pass one.
  const url: unknown = new URL("https://a.test");
  expect(() => normalizeBaseUrl(url as string)).toThrow(InvalidRequestError);
});

test.each([
  "",
  "a.test",
  "/v1",
  "ftp://a.test",
  "ftp://localhost",
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

test("a refused value is not quoted", () => {
  expect(() => normalizeBaseUrl("https://user:secret@a.test")).toThrow(
    expect.objectContaining({ parameter: "baseUrl", message: expect.not.stringContaining("secret") }),
  );
});
