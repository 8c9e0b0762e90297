import { createNatural } from "revokit/natural";
import { describe, expect, test } from "vitest";
import { apis, example, kirim, natural, type TestApi } from "../support/apis.ts";
import { listen } from "../support/loopback.ts";
import { clientOptions, play, type Played, settle } from "../support/play.ts";

/** A call with one argument replaced, to a server that would accept it. */
function callWith(api: TestApi, replaced: object): Promise<Played> {
  return play(api, [example(api, 200)], { args: { ...api.ids, ...replaced } });
}

function expectRefused(played: Played, parameter: string): void {
  expect(played.requests).toEqual([]);
  expect(played).toMatchObject({
    ended: "InvalidRequestError",
    code: "invalid_request",
    outcome: "not_sent",
    attempts: [],
    error: { parameter },
  });
}

const wrongText = {
  "..": "..",
  ".": ".",
  empty: "",
  "%2e%2e": "%2e%2e",
  "%2E.": "%2E.",
  "a/b": "a/b",
  "a%2fb": "a%2fb",
  "a\\b": "a\\b",
  "../b": "../b",
  NUL: "a\0b",
  "line feed": "a\nb",
  "lone surrogate": "a\ud800",
};

const wrongType = { undefined, null: null, array: ["a"], object: { toString: () => "a" }, number: 7, true: true };

for (const api of apis) {
  for (const name of Object.keys(api.ids)) {
    describe(`${api.contract.title}'s ${name}`, () => {
      for (const [what, value] of Object.entries(wrongText)) {
        test(`can't be ${what}, and is not quoted`, async () => {
          const played = await callWith(api, { [name]: value });

          expectRefused(played, name);
          if (value.length > 2) expect(played.error).toHaveProperty("message", expect.not.stringContaining(value));
        });
      }

      for (const [what, value] of Object.entries(wrongType)) {
        test(`can't be ${what}`, async () => {
          expectRefused(await callWith(api, { [name]: value }), name);
        });
      }
    });
  }

  test(`${api.contract.title} requires its ids`, async () => {
    expectRefused(await play(api, [example(api, 200)], { args: {} }), Object.keys(api.ids)[0] ?? "");
  });

  test(`${api.contract.title} refuses an argument that it does not know`, async () => {
    expectRefused(await callWith(api, { id_of_something: "a" }), "id_of_something");
  });
}

test("Natural's two ids swapped are refused by their patterns", async () => {
  const [first = "", second = ""] = Object.keys(natural.ids);
  const swapped = { [first]: natural.ids[second], [second]: natural.ids[first] };
  const pattern = natural.facts.parameters.find(({ name }) => name === first)?.schema.pattern;

  const played = await callWith(natural, swapped);

  expectRefused(played, first);
  expect(played.error).toHaveProperty("message", expect.stringContaining(first));
  expect(played.error).toHaveProperty("message", expect.stringContaining(String(pattern)));
  expect(played.error).toHaveProperty("message", expect.not.stringContaining(String(swapped[first])));
});

describe("the path of the plain typed fetch", () => {
  test("is checked in the same way", async () => {
    const server = await listen(example(natural, 200));
    const client = createNatural(clientOptions(server.url, natural));

    const { error } = await settle(
      client.fetch.DELETE("/agents/{agentId}/customers/{customerId}", {
        params: { path: { agentId: "..", customerId: ".." }, header: { "Idempotency-Key": "key" } },
      }),
    );

    expect(server.requests).toEqual([]);
    expect(error).toMatchObject({ name: "InvalidRequestError", parameter: "agentId", outcome: "not_sent" });
  });
});

test("a dot within an id, and text that only looks like an escape, are sent unchanged", async () => {
  const server = await listen(example(kirim, 200));
  const { call } = kirim.create(clientOptions(server.url, kirim));

  const result = await call({ id: "cus..1", link_id: "100%" });

  expect(server.requests.map(({ target }) => target)).toEqual([expect.stringMatching(/\/cus\.\.1\/.*\/100%25$/)]);
  expect(result.outcome).toBe("applied");
});
