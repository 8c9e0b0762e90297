import { InvalidRequestError, TimeoutError } from "revokit";
import { afterEach, expect, test, vi } from "vitest";
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
