import { describe, expect, test } from "vitest";
import { OK, string, send, notesOn } from "../support/send-request.ts";

describe("header parameters", () => {
  const parameters = [
    { name: "X-Count", in: "header", required: true, schema: { type: "integer", minimum: 1 } },
    { name: "X-Ids", in: "header", schema: { type: "array", items: { type: "integer" } } },
    { name: "X-Dry-Run", in: "header", schema: { type: "boolean" } },
    { name: "X-Point", in: "header", explode: true, schema: { type: "object" } },
    { name: "Authorization", in: "header", required: true, schema: string },
    { name: "accept", in: "header", schema: string },
  ];
  const document = { paths: { "/page": { get: { operationId: "page", parameters, responses: OK } } } };
  const headersOf = async (headers: object) => (await send(document, "page", {}, { headers })).headers;

  test("of any type are written in the style simple, or given as text", async () => {
    const written = { "x-count": "5", "x-ids": "1,2", "x-dry-run": "true", "x-point": "x=1,y=2" };
    const values = { "X-Count": 5, "X-Ids": [1, 2], "X-Dry-Run": true, "X-Point": { x: 1, y: 2 } };
    expect(await headersOf(values)).toEqual(written);
    expect(await headersOf({ ...written })).toEqual(written);
    await expect(headersOf({ "X-Count": 0 })).rejects.toThrow("X-Count must be at least 1");
    await expect(headersOf({ "X-Count": "five" })).rejects.toThrow("X-Count must be an integer");
    await expect(headersOf({ "X-Count": 1, "X-Dry-Run": "yes" })).rejects.toThrow("X-Dry-Run must be a boolean");
  });

  test("that OpenAPI says to ignore are left out, with a note", () => {
    expect(notesOn(document)).toEqual(
      ["Authorization", "accept"].map((name) =>
        expect.stringContaining(`#/paths/~1page/get The header parameter "${name}" is left out`),
      ),
    );
  });
});
