import { expect, test } from "vitest";
import { createRedact } from "../../scripts/conformance/reports/redact.ts";
import { credentialsIn } from "../../scripts/proxy/credentials-in.ts";
import { compile } from "../mock/compile.ts";

const { facts } = compile({ paths: {} });

test.each([
  ["authorization", "Bearer abc1", ["abc1"]],
  ["authorization", "raw-token", ["raw-token"]],
  ["authorization", "Token abc123", ["abc123"]],
  ["authorization", `Basic ${btoa("user:hunter2")}`, ["user:hunter2", "hunter2", btoa("user:hunter2")]],
  ["authorization", `Bearer ${btoa("secret-token1")}`, [btoa("secret-token1")]],
  ["authorization", 'Digest username="anne", response="6629fae4"', ["6629fae4"]],
  ["authorization", "Bearer aGVsbG8=.d29ybGQx", ["aGVsbG8=.d29ybGQx", "aGVsbG8=.d29y"]],
  ["authorization", "aGVsbG8=d29ybGQx", ["aGVsbG8=d29ybGQx"]],
  ["cookie", "sid=s3cret; theme=x", ["s3cret"]],
  ["cookie", "theme=x; sid=s3cret;csrf=t0k=n", ["s3cret", "t0k=n"]],
])("the report on %s: %s contains no credential", (name, value, secrets) => {
  const redact = createRedact(credentialsIn(facts, "http://a.test/", new Headers({ [name]: value })));
  for (const secret of secrets) expect(redact(`it says <${secret}>`)).toBe("it says <[hidden]>");
});

test.each([
  ["cookie", "theme=dark; session_identifier=s3cret"],
  ["authorization", 'Digest realm="a", session_identifier="s3cret"'],
])("the names in %s: %s are no credentials", (name, value) => {
  const redact = createRedact(credentialsIn(facts, "http://a.test/", new Headers({ [name]: value })));
  expect(redact("session_identifier must be a string")).toBe("session_identifier must be a string");
});
