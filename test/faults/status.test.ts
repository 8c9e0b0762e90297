import { expect, test } from "vitest";
import { json, text } from "../support/answers.ts";
import { apis, bodyOf, example, exampleOf, kirim, natural } from "../support/apis.ts";
import { play } from "../support/play.ts";
import { TOKEN } from "../support/secrecy.ts";

const JSON_TYPE = { "content-type": "application/json" };

for (const api of apis) {
  const { contract, operation } = api;
  const documented = Object.keys(operation.responses);

  for (const status of documented.filter((each) => /^4/.test(each) && each !== "429")) {
    test(`${contract.title}'s ${status} is a typed refusal at once`, async () => {
      const played = await play(api, [example(api, status), example(api, 200)]);

      expect(played.requests).toHaveLength(1);
      expect(played.result?.error).toEqual(bodyOf(api, status));
      expect(played.result?.requestId).toMatch(/^req_/);
      expect(played).toMatchObject({ ok: false, status: Number(status), outcome: "rejected", attempts: ["rejected"] });
    });
  }

  for (const status of [400, 402, 403, 404, 422].filter((each) => !documented.includes(String(each)))) {
    test(`${contract.title}'s undocumented ${status} keeps its body, and is a refusal at once`, async () => {
      const played = await play(api, [json(status, bodyOf(api, 404)), example(api, 200)]);

      expect(played.requests).toHaveLength(1);
      expect(played).toMatchObject({
        ended: "UnexpectedResponseError",
        code: "undocumented_status",
        status,
        outcome: "rejected",
        error: { body: bodyOf(api, 404) },
      });
    });
  }

  test(`a 401 that quotes the credential does not put it into ${contract.title}'s error`, async () => {
    const played = await play(api, [text(401, `Bearer ${TOKEN} is no good`, JSON_TYPE), example(api, 200)]);

    expect(played.requests).toHaveLength(1);
    expect(played).toMatchObject({ code: "malformed_json", status: 401, outcome: "rejected" });
  });

  test(`the HTTP status takes precedence over the one in ${contract.title}'s body`, async () => {
    const played = await play(api, [json(404, bodyOf(api, 500))]);

    expect(played.requests).toHaveLength(1);
    expect(played).toMatchObject({ ended: "result", ok: false, status: 404, outcome: "rejected" });
  });

  for (const body of ["null", '""', "0", "false"]) {
    test(`${contract.title}'s 500 whose body is ${body} is a failure`, async () => {
      const played = await play(api, [text(500, body, JSON_TYPE)]);

      expect(played.requests).toHaveLength(3);
      expect(played.result?.error).toEqual(JSON.parse(body));
      expect(played.result).not.toHaveProperty("data");
      expect(played).toMatchObject({
        ok: false,
        status: 500,
        outcome: "unknown",
        attempts: ["maybe", "maybe", "maybe"],
      });
    });
  }

  test(`${contract.title}'s 409 without a body is a failure`, async () => {
    const played = await play(api, [text(409, "", { ...JSON_TYPE, "content-length": 0 })]);

    // Without its body, Natural's may be the one that says that the same key is in progress.
    const isAmbiguous = operation.idempotency?.inProgress?.status === "409";
    expect(played.requests).toHaveLength(isAmbiguous ? 3 : 1);
    expect(played).toMatchObject({
      ended: "UnexpectedResponseError",
      code: "empty_body",
      status: 409,
      outcome: isAmbiguous ? "unknown" : "rejected",
      attempts: isAmbiguous ? ["maybe", "maybe", "maybe"] : ["rejected"],
    });
  });

  for (const status of [501, 505]) {
    test(`${contract.title}'s ${status} is final`, async () => {
      const body = bodyOf(api, 500);
      const played = await play(api, [json(status, body), example(api, 200)]);

      expect(played.requests).toHaveLength(1);
      expect(played).toMatchObject({
        ended: documented.includes(String(status)) ? "result" : "UnexpectedResponseError",
        status,
        outcome: "rejected",
      });
    });
  }

  test(`${contract.title}'s repeated 503 takes three requests`, async () => {
    const played = await play(api, [json(503, bodyOf(api, 500))]);

    expect(played.requests).toHaveLength(3);
    expect(played.keys).toHaveLength(operation.idempotency ? 1 : 0);
    expect(played).toMatchObject({
      ended: documented.includes("503") ? "result" : "UnexpectedResponseError",
      status: 503,
      outcome: "unknown",
      attempts: ["maybe", "maybe", "maybe"],
    });
  });
}

test("Kirim's 409 on the first attempt is rejected without a retry", async () => {
  const played = await play(kirim, [example(kirim, 409), example(kirim, 200)]);

  expect(played.requests).toHaveLength(1);
  expect(played.result?.error).toEqual(bodyOf(kirim, 409));
  expect(played).toMatchObject({ ok: false, status: 409, outcome: "rejected", attempts: ["rejected"] });
});

test("Natural's 409 for a key in progress is retried with the same key", async () => {
  const { status, name } = exampleOf(natural, "inProgress");

  const played = await play(natural, [example(natural, status, {}, name), example(natural, 200)]);

  expect(played.requests).toHaveLength(2);
  expect(played.keys).toEqual([played.result?.idempotencyKey]);
  expect(played).toMatchObject({ ok: true, status: 200, outcome: "applied", attempts: ["maybe", "applied"] });
});

test("Natural's 409 for a key in progress is retried at most twice", async () => {
  const { status, name } = exampleOf(natural, "inProgress");

  const played = await play(natural, [example(natural, status, {}, name)]);

  expect(played.requests).toHaveLength(3);
  expect(played.keys).toHaveLength(1);
  expect(played.result?.error).toEqual(bodyOf(natural, status, name));
  expect(played).toMatchObject({ ok: false, status: Number(status), outcome: "unknown" });
});

test("Natural's 409 for a key used with another request is not retried", async () => {
  const { status, name } = exampleOf(natural, "keyReused");

  const played = await play(natural, [example(natural, status, {}, name), example(natural, 200)], {
    call: { idempotencyKey: "a-key-of-old" },
  });

  expect(played.requests).toHaveLength(1);
  expect(played.keys).toEqual(["a-key-of-old"]);
  expect(played.result?.error).toEqual(bodyOf(natural, status, name));
  expect(played).toMatchObject({ ok: false, status: Number(status), outcome: "rejected", attempts: ["rejected"] });
});
