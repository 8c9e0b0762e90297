import { expect, test } from "vitest";
import { OK, send } from "../support/send-request.ts";

test("a JSON part of a form is JSON whatever its type, except for ready text in a FormData", async () => {
  const encoding = {
    note: { contentType: "application/json" },
    either: { contentType: "text/plain, application/json" },
  };
  const content = { "multipart/form-data": { schema: { type: "object" }, encoding } };
  const paths = { "/x": { post: { operationId: "post", requestBody: { content }, responses: OK } } };
  const given = new FormData();
  given.set("note", '"a"');
  const bodies = [{ note: "a", either: "a" }, { note: ["a", 1], either: { b: 1 } }, given];
  const parts = await Promise.all(
    bodies.map(async (body) => {
      const text = String((await send({ paths }, "post", { body })).body);
      return [...text.matchAll(/^Content-Type: (.*)\r\n\r\n(.*)\r$/gm)].map(([, type, part]) => `${type} ${part}`);
    }),
  );
  expect(parts).toEqual([
    ['application/json "a"', "text/plain a"],
    ['application/json "a"', "application/json 1", 'application/json {"b":1}'],
    ['application/json "a"'],
  ]);
});
