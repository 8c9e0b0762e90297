import { expect, test } from "vitest";
import { contractOf } from "../support/contract.ts";
import { OK, send } from "../support/send-request.ts";

const fields = { f: { type: "string" } };

/** The body with which an operation sends a value that has delimiters and a percent sign. */
async function bodyWith(mediaType: string, encoding: object): Promise<unknown> {
  const content = { [mediaType]: { schema: { type: "object", properties: fields }, encoding: { f: encoding } } };
  const document = { paths: { "/a": { post: { operationId: "run", requestBody: { content }, responses: OK } } } };
  return (await send(document, "run", { body: { f: "a&b=c%41" } })).body;
}

test.each([{ allowReserved: true }, { allowReserved: true, style: "form" }, { style: "form", explode: true }])(
  "a part of a multipart body holds its value as it is with the encoding %j",
  async (encoding) => {
    const parts = String(await bodyWith("multipart/form-data", encoding))
      .split("Content-Disposition")
      .slice(1);

    expect(parts).toHaveLength(1);
    expect(parts[0]).toMatch(/^: form-data; name="f"\r\n\r\na&b=c%41\r\n--/);
  },
);

test.each([
  ["application/x-ndjson", true],
  ["application/json-seq", true],
  ["application/jsonl", true],
  ["text/csv", true],
  ["application/json", false],
  ["application/problem+json; charset=utf-8", false],
])("whether a response of %s can be left unread: %s", (mediaType, isStreamable) => {
  const responses = { 200: { description: "OK.", content: { [mediaType]: {} } } };
  const { operations } = contractOf({ paths: { "/a": { get: { operationId: "run", responses } } } });

  expect(operations["run"]?.unread !== undefined).toBe(isStreamable);
});
