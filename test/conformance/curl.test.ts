import { execFile, execFileSync } from "node:child_process";
import { createServer } from "node:http";
import { promisify } from "node:util";
import fc from "fast-check";
import { expect, test } from "vitest";
import { tokenVariable } from "revokit/toolkit";
import { curlLine } from "../../scripts/conformance/reports/curl.ts";
import { assertDefined } from "../../scripts/assert-defined.ts";
import { toReport } from "../../scripts/conformance/reports/report.ts";
import { mockUnderTest } from "../../scripts/conformance/runner/mock-under-test.ts";
import { writeBody } from "../../scripts/conformance/runner/write-body.ts";
import { compile } from "../mock/compile.ts";
import { open } from "../support/loopback.ts";

/** The arguments that a shell passes to `curl` for each of these lines. */
function argumentsOf(lines: readonly string[], env: Readonly<Record<string, string>>): string[][] {
  const curl = `curl() { for each in "$@"; do printf '%s\\0' "$each"; done; printf '\\0'; }`;
  const output = execFileSync("sh", ["-c", [curl, ...lines].join("\n")], { env, encoding: "utf8" });
  return output
    .split("\0\0")
    .slice(0, -1)
    .map((line) => line.split("\0"));
}

test("a curl line quotes any request for the shell, and takes the credential from the environment", () => {
  const text = fc
    .string({ unit: "grapheme", minLength: 1, maxLength: 30 })
    .map((value) => `x${value.replaceAll("\0", "")}`);
  const requests = fc.sample(fc.record({ path: text, header: text, body: text }), { numRuns: 200, seed: 1 });
  const secrets = new Map([["s3cret", "ANY_API_KEY"]]);
  const lines = requests.map(({ path, header, body }) =>
    curlLine(
      {
        method: "DELETE",
        url: `http://localhost/${encodeURIComponent(path)}`,
        headers: { Authorization: "Bearer s3cret", "X-Any": header },
        body,
      },
      secrets,
    ),
  );

  expect(lines.join("\n")).not.toContain("s3cret");
  expect(argumentsOf(lines, { ANY_API_KEY: "s3cret" })).toEqual(
    requests.map(({ path, header, body }) => [
      ...["-i", "-X", "DELETE", `http://localhost/${encodeURIComponent(path)}`],
      ...["-H", "Authorization: Bearer s3cret", "-H", `X-Any: ${header}`, "--data-raw", body],
    ]),
  );
});

test("curl sends a header with an empty value", () => {
  const line = curlLine({ method: "GET", url: "http://localhost", headers: { "X-Empty": "" } }, new Map());

  expect(line).toBe("curl -i -X GET 'http://localhost' -H 'X-Empty;'");
});

test("curl sends a body that begins with @ unchanged, and one request to a URL with brackets", async () => {
  const seen: string[] = [];
  const server = createServer((request, response) => {
    request.setEncoding("utf8").on("data", (chunk: string) => seen.push(`${request.url} ${chunk}`));
    request.on("end", () => response.end());
  });
  const url = `http://127.0.0.1:${await open(server)}/x?filter[a]={b,c}`;
  const line = curlLine({ method: "POST", url, headers: {}, body: "@/etc/hostname" }, new Map());

  await promisify(execFile)("sh", ["-c", line]);
  expect(seen).toEqual(["/x?filter[a]={b,c} @/etc/hostname"]);
});

test("a form is sent with the media types of its parts and the names of its files, and so it is by curl", async () => {
  const value = { meta: { a: 'x;"\\' }, image: "i,n", document: "p;q", note: "t;u", tags: ["1", "2"] };
  const file = { format: "binary" };
  const content = {
    schema: { properties: { image: file, document: file } },
    encoding: { image: { contentType: "image/png" }, document: { contentType: "text/*, text/plain" } },
  };
  const { type, text, parts = [] } = assertDefined(writeBody("multipart/form-data", value, content));
  const bodies = [new Response(text, { headers: { "content-type": type } })];
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on("data", (chunk: Buffer) => chunks.push(chunk));
    request.on("end", () => {
      const stated = request.headers["content-type"] ?? "";
      bodies.push(new Response(new Uint8Array(Buffer.concat(chunks)), { headers: { "content-type": stated } }));
      response.end();
    });
  });
  const url = `http://127.0.0.1:${await open(server)}/`;
  await promisify(execFile)("sh", ["-c", curlLine({ method: "POST", url, headers: {}, body: text, parts }, new Map())]);

  expect(bodies).toHaveLength(2);
  for (const body of bodies) {
    const whole = await body.clone().text();
    expect(whole).toMatch(/name="meta"\r\nContent-Type: application\/json\r\n\r\n\{"a":"x;\\"\\\\"\}\r\n/);
    const form = await body.formData();
    const files = [form.get("image"), form.get("document")];
    expect(files.map((each) => each instanceof File && [each.name, each.type])).toEqual([
      ["file", "image/png"],
      ["file", "text/plain"],
    ]);
    expect(
      await Promise.all(files.map((each) => (each instanceof File ? each.text() : Promise.resolve(each)))),
    ).toEqual(["i,n", "p;q"]);
    expect([form.get("note"), form.getAll("tags")]).toEqual(["t;u", ["1", "2"]]);
  }
});

test.each(["u:p123", "a:b", "admin:1", "admin", "alice:s3cret9"])(
  "a report shows no part of the HTTP Basic credential %j, and its curl lines take it from the environment",
  (token) => {
    const components = { securitySchemes: { login: { type: "http", scheme: "basic" } } };
    const api = compile({
      paths: {
        "/a": { get: { operationId: "read", security: [{ login: [] }], responses: { "204": { description: "OK." } } } },
      },
      components,
    });
    const written = Buffer.from(token.includes(":") ? token : `${token}:`).toString("base64");
    const finding = {
      severity: "failure",
      message: `the answer quotes Basic ${written}`,
      request: { method: "GET", url: "http://localhost/a", headers: { Authorization: `Basic ${written}` } },
    } as const;
    const subject = mockUnderTest(api);
    const report = toReport({
      subject: { ...subject, fixtures: { ...subject.fixtures, token } },
      checks: [],
      derived: [],
      results: [{ operationId: "read", check: "any", status: "failed", findings: [finding], duration: 0, requests: 1 }],
    });

    const text = JSON.stringify(report);
    for (let start = 0; start + 4 <= written.length; start += 1)
      expect(text).not.toContain(written.slice(start, start + 4));
    const [line = ""] = report.operations.flatMap(({ checks }) =>
      checks.flatMap(({ findings }) => findings.map(({ curl = "" }) => curl)),
    );
    const [shown = []] = argumentsOf([line], { [tokenVariable(api.facts)]: token, PATH: process.env["PATH"] ?? "" });
    expect(shown).toContain(`Authorization: Basic ${written}`);
  },
);
