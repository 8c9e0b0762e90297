import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { createMock, defaultSeed, type HandledCall } from "revokit/mock";
import { expect, onTestFinished, test } from "vitest";
import { curlLines } from "../../scripts/cli/curl-lines.ts";
import { compile } from "../mock/compile.ts";

const body = {
  name: "Tim's & Zoë; @home",
  path: "@not-a-file",
  tags: ["a", "b,c"],
  address: { city: "Bonn", zip: 5 },
};
const properties = {
  name: { type: "string" },
  path: { type: "string" },
  tags: { type: "array", items: { type: "string" } },
  address: { type: "object", properties: { city: { type: "string" }, zip: { type: "integer" } } },
};
const schema = { type: "object", required: Object.keys(properties), properties };
const send = (type: string) => ({
  operationId: "send",
  parameters: [
    {
      name: "ids",
      in: "query",
      required: true,
      explode: false,
      schema: { type: "array", items: { type: "integer" } },
      example: [1, 2],
    },
    {
      name: "filter",
      in: "query",
      required: true,
      style: "deepObject",
      schema: { type: "object" },
      example: { a: "b c" },
    },
    { name: "session", in: "cookie", required: true, schema: { type: "string" }, example: "s" },
  ],
  requestBody: { required: true, content: { [type]: { schema, example: body } } },
  responses: { "200": { description: "OK." }, "400": { description: "Wrong." } },
});

test.each([
  ["application/json", /--data-raw/],
  ["application/x-www-form-urlencoded", /--data-raw/],
  ["multipart/form-data", /-F 'tags=a' -F 'tags=b,c'/],
  ["application/xml", /--data-raw '</],
])("curl sends a body of %s by the mock's line, and the mock reads it", async (type, form) => {
  const seen: HandledCall[] = [];
  const handlers = { send: (call: HandledCall) => void seen.push(call) };
  const api = { ...compile({ paths: { "/things": { post: send(type) } } }), behaviour: { handlers } };
  const server = await createMock({ apis: [api] }).listen();
  onTestFinished(() => server.close());

  const [line = ""] = curlLines(api, server.url("any"), defaultSeed([api]));
  const { stdout } = await promisify(execFile)("sh", ["-c", line.replace("curl", "curl --silent")]);

  expect(line).toMatch(form);
  expect(stdout).toMatch(/^HTTP\/1\.1 200 /);
  expect(seen.map((call) => call.body)).toEqual([body]);
  expect(seen[0]?.parameters).toMatchObject({ query: { ids: [1, 2], filter: { a: "b c" } }, cookie: { session: "s" } });
});
