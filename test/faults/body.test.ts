import { gzipSync } from "node:zlib";
import { expect, test } from "vitest";
import { broken, json, text } from "../support/answers.ts";
import { apis, bodyOf, example, kirim, natural } from "../support/apis.ts";
import { play } from "../support/play.ts";

const JSON_TYPE = { "content-type": "application/json" };

for (const api of apis) {
  const { title } = api.contract;

  for (const then of ["close", "reset"] as const) {
    test(`${title}'s 200 is cut off by a ${then}, so it is applied and not retried`, async () => {
      const played = await play(api, [broken(200, '{"data":', then)]);

      expect(played.requests).toHaveLength(1);
      expect(played).toMatchObject({
        ended: "UnexpectedResponseError",
        code: "body_unreadable",
        status: 200,
        outcome: "applied",
        attempts: ["applied"],
      });
    });
  }

  test(`${title}'s 500 is cut off, so it is retried`, async () => {
    const played = await play(api, [broken(500, '{"err', "close"), example(api, 200)]);

    expect(played.requests).toHaveLength(2);
    expect(played).toMatchObject({ ended: "result", ok: true, outcome: "applied", attempts: ["maybe", "applied"] });
  });

  test(`${title}'s 500 is cut off on every attempt, and its status is kept`, async () => {
    const played = await play(api, [broken(500, '{"err', "close")]);

    expect(played.requests).toHaveLength(3);
    expect(played.keys).toHaveLength(api.operation.idempotency ? 1 : 0);
    expect(played).toMatchObject({
      ended: "UnexpectedResponseError",
      code: "body_unreadable",
      status: 500,
      outcome: "unknown",
    });
  });
}

test("a 200 whose body is not valid gzip is still applied", async () => {
  const played = await play(kirim, [text(200, "no gzip", { ...JSON_TYPE, "content-encoding": "gzip" })]);

  expect(played.requests).toHaveLength(1);
  expect(played).toMatchObject({ ended: "UnexpectedResponseError", code: "body_unreadable", outcome: "applied" });
});

test("a 4xx whose body is not valid gzip is still rejected", async () => {
  const played = await play(kirim, [text(404, "no gzip", { ...JSON_TYPE, "content-encoding": "gzip" })]);

  expect(played.requests).toHaveLength(1);
  expect(played).toMatchObject({ code: "body_unreadable", status: 404, outcome: "rejected" });
});

test("a gzip body is read", async () => {
  const packed = gzipSync(JSON.stringify(bodyOf(kirim, 200)));

  const played = await play(kirim, [text(200, packed, { ...JSON_TYPE, "content-encoding": "gzip" })]);

  expect(played.result?.data).toEqual(bodyOf(kirim, 200));
});

const unusable = {
  "an empty body": { answer: text(200, "", JSON_TYPE), code: "empty_body" },
  HTML: {
    answer: text(200, "<p>welcome to the login page", { "content-type": "text/html" }),
    code: "wrong_media_type",
  },
  "HTML that says it is JSON": {
    answer: text(200, "<p>welcome to the login page", JSON_TYPE),
    code: "malformed_json",
  },
  "no media type": { answer: text(200, "{}"), code: "wrong_media_type" },
  "malformed JSON": { answer: text(200, '{"welcome": tru', JSON_TYPE), code: "malformed_json" },
};

for (const [name, { answer, code }] of Object.entries(unusable)) {
  for (const api of apis) {
    test(`${name} in ${api.contract.title}'s 200 is an error, but it is done`, async () => {
      const played = await play(api, [answer]);

      expect(played.requests).toHaveLength(1);
      expect(played).toMatchObject({
        ended: "UnexpectedResponseError",
        code,
        status: 200,
        outcome: "applied",
        attempts: ["applied"],
      });
      expect(played.error).toHaveProperty("message", expect.not.stringMatching(/welcome|Unexpected token|JSON at/));
      expect(JSON.stringify(played.error)).not.toContain("welcome");
      expect(played.error).not.toHaveProperty("cause");
    });
  }
}

for (const [status, outcome] of [
  [202, "accepted"],
  [204, "applied"],
] as const) {
  for (const api of apis) {
    test(`${api.contract.title}'s undocumented ${status} is a typed error, with the outcome ${outcome}, at once`, async () => {
      const answer = status === 204 ? text(204, "") : json(status, bodyOf(api, 200));

      const played = await play(api, [answer]);

      expect(played.requests).toHaveLength(1);
      expect(played).toMatchObject({
        ended: "UnexpectedResponseError",
        code: "undocumented_status",
        status,
        outcome,
        attempts: [outcome],
        error: { body: status === 204 ? undefined : bodyOf(api, 200) },
      });
    });
  }
}

test("an empty body of a documented failure is an error with its status", async () => {
  const played = await play(natural, [text(403, "", JSON_TYPE)]);

  expect(played).toMatchObject({ code: "empty_body", status: 403, outcome: "rejected" });
});
