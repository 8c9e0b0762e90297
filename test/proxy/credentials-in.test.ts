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
  ["cookie", "sid=s3cret; theme=x", ["s3cret"]],
])("the report on %s: %s contains no credential", (name, value, secrets) => {
  const redact = createRedact(credentialsIn(facts, "http://a.test/", new Headers({ [name]: value })));
  for (const secret of secrets) expect(redact(`it says <${secret}>`)).toBe("it says <[hidden]>");
});
