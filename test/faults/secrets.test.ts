import { ConnectionError, unwrap } from "revokit";
import { expect, test } from "vitest";
import { silence } from "../support/answers.ts";
import { apis, example, kirim, natural } from "../support/apis.ts";
import { play, settle } from "../support/play.ts";
import { expectNoToken, TOKEN } from "../support/secrecy.ts";

test("the test for tokens finds one wherever it is", () => {
  const places: unknown[] = [
    TOKEN,
    { a: { b: [TOKEN] } },
    new Error("x", { cause: new Error(TOKEN) }),
    Object.defineProperty({}, "hidden", { value: TOKEN }),
    Object.assign(new Error("x"), { stack: TOKEN }),
    { toJSON: () => TOKEN },
    { toString: () => TOKEN },
    new Map([["key", TOKEN]]),
    {
      get token() {
        return TOKEN;
      },
    },
  ];

  for (const place of places) expect(() => expectNoToken(place)).toThrow("the token can be seen");
});

for (const api of apis) {
  test(`an ApiError of ${api.contract.title} does not reveal the token`, async () => {
    const { result } = await play(api, [example(api, 404)]);

    const { error } = await settle(Promise.resolve(result).then((each) => each && unwrap(each)));

    expect(error).toMatchObject({ name: "ApiError", code: "api", status: 404, outcome: "rejected" });
    expectNoToken(error);
  });

  for (const [name, thrown] of Object.entries({
    "quotes the token": new TypeError(`invalid header value: Bearer ${TOKEN}`),
    "has the request on it": Object.assign(new Error("failed"), { request: { authorization: TOKEN }, config: TOKEN }),
    "has a cause that quotes the token": new Error("x", { cause: new Error("y", { cause: { message: TOKEN } }) }),
    "has a name that is the token": Object.assign(new Error("x"), { name: TOKEN, code: TOKEN }),
    "has the token in its stack": Object.assign(new Error("x"), { stack: `at ${TOKEN}` }),
    "has many errors that quote the token": new AggregateError([new Error(TOKEN)], TOKEN),
    "is a string that quotes the token": `Bearer ${TOKEN}`,
  })) {
    test(`what ${api.contract.title}'s fetch throws ${name}, and the client does not reveal it`, async () => {
      const played = await play(api, [silence], { fetch: () => Promise.reject(thrown) });

      expect(played).toMatchObject({ ended: "ConnectionError", outcome: "unknown" });
      expect(played.error).toHaveProperty("cause");
    });
  }
}

const noErrors: Record<string, unknown> = {
  "a string": "no",
  undefined,
  null: null,
  "a number": 7,
  "a symbol": Symbol("no"),
  "an object": { message: "no" },
  "an object without prototype": Object.create(null),
  "a function": () => "no",
  "a proxy that throws": new Proxy(
    {},
    {
      get: () => {
        throw new Error("trap");
      },
    },
  ),
  "a cycle": Object.assign(new Error("no"), {
    get cause(): unknown {
      return this;
    },
  }),
};

for (const [name, thrown] of Object.entries(noErrors)) {
  for (const [how, fetch] of Object.entries({
    rejects: () => Promise.reject(thrown),
    throws: () => {
      throw thrown;
    },
  })) {
    test(`a fetch that ${how} with ${name} is wrapped`, async () => {
      const played = await play(natural, [silence], { fetch });

      expect(played.error).toBeInstanceOf(ConnectionError);
      expect(played.error).toHaveProperty("cause", expect.any(Error));
      expect(played).toMatchObject({ outcome: "unknown", attempts: ["maybe", "maybe", "maybe"] });
    });
  }
}

for (const [name, returned] of Object.entries({ undefined, "a string": "no", "an object": {} })) {
  test(`a fetch that resolves to ${name} is wrapped`, async () => {
    // A fetch in JavaScript can return anything.
    const played = await play(kirim, [silence], { fetch: async () => JSON.parse(JSON.stringify(returned) ?? "null") });

    expect(played).toMatchObject({ ended: "ConnectionError", outcome: "unknown" });
  });
}
