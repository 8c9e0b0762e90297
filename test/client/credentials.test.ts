import { InvalidRequestError, TimeoutError } from "revokit";
import { inspect } from "node:util";
import { setTimeout } from "node:timers/promises";
import { afterEach, expect, onTestFinished, test, vi } from "vitest";
import { createOperationClient, type OperationClient } from "../support/operation-client.ts";
import { contract, createThings } from "./things.ts";

const header = contract.operations["listThings"]?.security?.[0]?.[0]?.field ?? "";
const VARIABLE = "THIRD_API_API_KEY";

afterEach(() => vi.unstubAllEnvs());

test("without a token the client reads its API's environment variable at each call", async () => {
  const { things, sent } = createThings({ token: undefined });
  vi.stubEnv(VARIABLE, "first");
  await things.listThings();
  vi.stubEnv(VARIABLE, "second");
  await things.listThings();

  expect(sent.map(({ headers }) => headers.get(header))).toEqual(["first", "second"]);
});

test("without a token anywhere the error says where to put one", async () => {
  vi.stubEnv(VARIABLE, undefined);
  const { things, sent } = createThings({ token: undefined });

  await expect(things.listThings()).rejects.toThrow(VARIABLE);
  expect(sent).toEqual([]);
});

test("a token function is called once per call and may be asynchronous", async () => {
  let asked = 0;
  const { things, sent } = createThings({ token: async () => `token-${(asked += 1)}` }, () => {
    return new Response(null, { status: sent.length === 1 ? 503 : 204 });
  });

  await things.listThings();
  await things.listThings();

  expect(sent.map(({ headers }) => headers.get(header))).toEqual(["token-1", "token-1", "token-2"]);
});

test("a token function that throws ends the call before anything is sent, with its error as the cause", async () => {
  const cause = new Error("The vault is sealed.");
  const { things, sent } = createThings({ token: () => Promise.reject(cause) });

  const error: unknown = await things.listThings().catch((thrown: unknown) => thrown);

  expect(error).toBeInstanceOf(InvalidRequestError);
  expect(error).toMatchObject({ parameter: "token", cause });
  expect(sent).toEqual([]);
});

test("a token function that throws another call's error ends the call with its own outcome", async () => {
  // A middleware sends its request, and then has it sent elsewhere.
  const tokens = createOperationClient("https://a.test", {}, { fetch: async () => Response.json({}) });
  tokens.fetch.use({
    async onRequest({ request, options }) {
      await options.fetch(request);
      return new Request("https://elsewhere.test", { method: "POST" });
    },
  });
  const { things, sent } = createThings({
    token: async () => {
      await tokens.call();
      return "token";
    },
  });

  await expect(things.listThings()).rejects.toMatchObject({
    parameter: "token",
    outcome: "not_sent",
    cause: { message: expect.stringContaining("It took effect") },
  });
  expect(sent).toEqual([]);
});

test("a login that can't be read ends the call before anything is sent, and is not shown", async () => {
  const login = {
    get username(): string {
      throw new Error("sealed");
    },
  };
  const scheme = { type: "http", scheme: "basic" };
  const document = { components: { securitySchemes: { login: scheme } }, security: [{ login: [] }] };
  const tokens: readonly unknown[] = [{ login }, async () => login];
  for (const token of tokens) {
    const client: OperationClient = Reflect.apply(createOperationClient, undefined, [
      "https://a.test",
      {},
      { token },
      document,
    ]);
    const error: unknown = await client.call().catch((thrown: unknown) => thrown);

    expect(error).toMatchObject({ parameter: "token", outcome: "not_sent" });
    expect(inspect(error)).not.toContain("sealed");
  }
});

test.each([
  ["a token function that fails beside an invalid token", () => Promise.reject(new Error("sealed")), "in valid"],
  ["two token functions that fail", () => Promise.reject(new Error("sealed")), () => Promise.reject(new Error("lost"))],
])("%s ends the call with one error, and leaves no rejection unhandled", async (_name, first, second) => {
  const unhandled: unknown[] = [];
  const record = (error: unknown) => void unhandled.push(error);
  process.on("unhandledRejection", record);
  onTestFinished(() => void process.off("unhandledRejection", record));
  const schemes = {
    first: { type: "http", scheme: "bearer" },
    second: { type: "apiKey", in: "header", name: "X-Key" },
  };
  const fetch = vi.fn<typeof globalThis.fetch>();
  const client = createOperationClient(
    "https://a.test",
    { security: [{ first: [], second: [] }] },
    { token: { first, second }, fetch },
    { components: { securitySchemes: schemes } },
  );

  await expect(client.call()).rejects.toMatchObject({ name: "InvalidRequestError", parameter: "token" });
  await setTimeout(0);

  expect(unhandled).toEqual([]);
  expect(fetch).not.toHaveBeenCalled();
});

test("a token function that never settles is bounded by the call's timeout", async () => {
  const { things } = createThings({ token: () => new Promise(() => {}), timeout: 20 });

  const error: unknown = await things.listThings().catch((thrown: unknown) => thrown);

  expect(error).toBeInstanceOf(TimeoutError);
  expect(error).toMatchObject({ outcome: "not_sent" });
});

test("an operation that needs no credential is sent without one", async () => {
  const { things, sent } = createThings({ token: undefined });

  await things.createThing({ body: { name: "a" } });

  expect(sent[0]?.headers.get(header)).toBeNull();
});
