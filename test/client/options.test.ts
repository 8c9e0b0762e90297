import { InvalidRequestError, RevokitError } from "revokit";
import { createKirim } from "revokit/kirim";
import { createNatural } from "revokit/natural";
import { describe, expect, test } from "vitest";
import { facts } from "../../generated/kirim/facts.ts";
import { facts as naturalFacts } from "../../generated/natural/facts.ts";

const link = facts.operations.revokeSetupLink.examples.parameters;

function refused(run: () => unknown): InvalidRequestError {
  try {
    run();
  } catch (error) {
    if (error instanceof InvalidRequestError) return error;
    throw error;
  }
  throw new Error("Nothing was refused.");
}

const wrong: [string, object, string][] = [
  ["baseURL", { baseURL: "http://127.0.0.1:1" }, "is not an option: write baseUrl"],
  ["tokens", { tokens: [] }, "is not an option"],
  ["agent", { agent: { id: "agt_1", instanceId: "1" } }, "is not an option"],
  ["retry.maxAttempts", { retry: { maxAttempts: 1 } }, "is not an option"],
  ["retry", { retry: false }, "must be an object, such as { attempts: 1 }"],
  ["fetch", { fetch: "https://example.com" }, "must be a function"],
  ["onEvent", { onEvent: {} }, "must be a function"],
  ["timeout", { timeout: "5s" }, "must be a number of at least 1"],
  ["retry.attempts", { retry: { attempts: 0 } }, "must be a number of at least 1"],
];

test.each(wrong)("an invalid option %s of a client is refused when it is created", (parameter, options, rule) => {
  expect(refused(() => createKirim(options))).toMatchObject({ parameter, rule, outcome: "not_sent" });
});

describe("options of a class with getters", () => {
  class Settings {
    get token() {
      return "token-for-tests";
    }
  }
  class Call {
    get idempotencyKey() {
      return "1";
    }
  }
  const rule = "must be a member of the options, not of their class";

  test.each([createKirim, createNatural])("are refused, since copies would lack them: %o", (create) => {
    expect(refused(() => create(new Settings()))).toMatchObject({ parameter: "token", rule, outcome: "not_sent" });
  });

  test("are refused for a call too", async () => {
    const ids = { agentId: "agt_1", customerId: "cus_1" };
    const calls = [createNatural({ token: "t" }).revokeCustomerInvitation, createKirim({ token: "t" }).revokeSetupLink];
    for (const call of calls) {
      const given: unknown = Reflect.apply(call, undefined, [ids, new Call()]);
      await expect(given).rejects.toMatchObject({ parameter: "idempotencyKey", rule, outcome: "not_sent" });
    }
  });
});

const anything: readonly unknown[] = [
  null,
  5,
  NaN,
  "x",
  "",
  true,
  [],
  [null],
  {},
  { a: null },
  Symbol("s"),
  () => {},
  5n,
];
const clientOptions = {
  token: "t",
  baseUrl: "https://a.test",
  allowInsecureHosts: [],
  fetch: async () => new Response(null, { status: 503 }),
  fetchMayResend: false,
  headers: {},
  timeout: 1_000,
  attemptTimeout: 1_000,
  idleTimeout: 1_000,
  maxResponseBytes: 1_000,
  retry: { attempts: 1 },
  onEvent: () => {},
};
const callOptions = {
  signal: undefined,
  timeout: 100,
  headers: {},
  onEvent: () => {},
  idempotencyKey: "k",
  parseAs: "stream",
};

test.each([
  ...Object.keys(clientOptions).map((name) => ["a client", name] as const),
  ...Object.keys(callOptions).map((name) => ["a call", name] as const),
])("whatever value an option of %s has, %s ends in a result or in a typed error", async (owner, name) => {
  for (const value of anything) {
    const given = { [name]: value };
    const error: unknown = await Promise.resolve()
      .then(() => {
        const kirim = createKirim({ ...clientOptions, ...(owner === "a client" && given) });
        const called: unknown = Reflect.apply(kirim.revokeSetupLink, kirim, [link, owner === "a call" ? given : {}]);
        return called;
      })
      .then(
        () => undefined,
        (thrown: unknown) => thrown,
      );

    if (error !== undefined) expect([value, error]).toEqual([value, expect.any(RevokitError)]);
  }
});

test.each([
  ["idempotencykey", { idempotencykey: "1" }],
  ["signal", { signal: new AbortController() }],
  ["signal", { signal: { throwIfAborted() {}, addEventListener() {} } }],
  ["token", { token: "t" }],
])("an invalid option %s of a call is refused before anything is sent", async (parameter, options) => {
  let requests = 0;
  const kirim = createKirim({
    token: "t",
    fetch: async () => {
      requests += 1;
      return new Response();
    },
  });

  const call: unknown = Reflect.apply(kirim.revokeSetupLink, kirim, [link, options]);

  await expect(call).rejects.toMatchObject({ name: "InvalidRequestError", parameter });
  expect(requests).toBe(0);
});

test.each([
  ["agent.id", {}, "must be a string"],
  ["agent.id", "agt_1", "must be a string"],
  ["agent.instanceId", { id: "agt_1", instanceID: "1" }, "must be a string"],
  ["agent.instanceId", { id: "agt_1", instanceId: "" }, "must be visible ASCII, with spaces only inside"],
])("an agent without its %s is refused, with the client and with a call", async (parameter, agent, rule) => {
  const natural = createNatural({ token: "t" });
  const { agentId, customerId } = naturalFacts.operations.revokeCustomerInvitation.examples.parameters;

  const call: unknown = Reflect.apply(natural.revokeCustomerInvitation, natural, [{ agentId, customerId }, { agent }]);

  await expect(call).rejects.toMatchObject({ parameter, rule, outcome: "not_sent" });
  expect(refused(() => Reflect.apply(createNatural, undefined, [{ agent }]))).toMatchObject({ parameter, rule });
});

test("an option set to undefined counts as absent", () => {
  const options = { token: undefined, baseUrl: undefined, retry: { attempts: undefined }, agent: undefined };
  expect(() => createNatural(options)).not.toThrow();
});
