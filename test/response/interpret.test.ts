import { describe, expect, test } from "vitest";
import type { Operation } from "../../src/contract.ts";
import { interpretResponse } from "../../src/response/interpret.ts";
import { silence } from "../support/answers.ts";
import { kirim } from "../support/apis.ts";
import { play } from "../support/play.ts";

const json = ["application/json"];

function unexpectedOf(responses: Operation["responses"], status: number): string | undefined {
  const response = new Response(null, { status, headers: { "content-type": "application/json" } });
  const bytes = new TextEncoder().encode("{}");
  return interpretResponse({ ...kirim.operation, responses }, response, { bytes }).unexpected;
}

describe("a status that is documented by a range or by default", () => {
  test("is documented", () => {
    expect(unexpectedOf({ default: json }, 418)).toBeUndefined();
    expect(unexpectedOf({ "4XX": json }, 418)).toBeUndefined();
    expect(unexpectedOf({ "4XX": json }, 500)).toBe("undocumented_status");
  });

  test("is a failure by default if a success is documented, as its type says", () => {
    expect(unexpectedOf({ default: json }, 201)).toBeUndefined();
    expect(unexpectedOf({ 200: json, default: json }, 201)).toBe("undocumented_status");
    expect(unexpectedOf({ "2XX": json, default: json }, 201)).toBeUndefined();
    expect(unexpectedOf({ 200: json, default: json }, 503)).toBeUndefined();
  });

  test("does not cover redirects, which must be documented by number", () => {
    for (const status of [301, 302, 303, 307, 308]) {
      expect(unexpectedOf({ default: json, "3XX": json }, status)).toBe("redirect");
      expect(unexpectedOf({ [status]: json }, status)).toBeUndefined();
    }
    expect(unexpectedOf({ 200: json }, 304)).toBe("undocumented_status");
  });
});

test("a body that breaks off without a reason is an error, and the call is applied", async () => {
  const headers = { "content-type": "application/json" };
  const fetch = async () =>
    new Response(new ReadableStream({ pull: (stream) => stream.error(undefined) }), { headers });

  const played = await play(kirim, [silence], { fetch });

  expect(played).toMatchObject({ ended: "UnexpectedResponseError", status: 200, outcome: "applied" });
});
