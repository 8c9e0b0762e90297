import { ApiError, type CallEvent, isStatus, unwrap } from "revokit";
import { createKirim } from "revokit/kirim";
import { createMock, MOCK_TOKEN } from "revokit/mock";
import { createNatural } from "revokit/natural";
import { expect, expectTypeOf, test } from "vitest";
import { facts as naturalFacts } from "../../generated/natural/facts.ts";
import { invitation, link } from "../support/examples.ts";

const { agentId, customerId } = invitation;

test("unwrap gives a success's data and throws any other documented response, typed by its status", async () => {
  const kirim = createKirim({ fetch: createMock().fetch, token: MOCK_TOKEN });

  expect(unwrap(await kirim.revokeSetupLink(link)).data.revoked).toBe(true);
  const repeated = await kirim.revokeSetupLink(link);
  const error: unknown = await Promise.resolve(repeated)
    .then(unwrap)
    .catch((thrown: unknown) => thrown);

  expect(error).toBeInstanceOf(ApiError);
  expect(error).toMatchObject({ name: "ApiError", code: "api", status: 409, outcome: "rejected" });
  expect(isStatus(error, 404)).toBe(false);
  if (!isStatus(error, 409, kirim.revokeSetupLink)) throw error;
  expectTypeOf(error.error.error.code).toExtend<string>();
  expect(error.error).toEqual(repeated.error);
  expect(Object.keys(error)).not.toContain("error");
});

test("isStatus distinguishes operations", async () => {
  const { fetch } = createMock();
  const kirim = createKirim({ fetch, token: "wrong" });
  const natural = createNatural({ fetch, token: "wrong" });

  const error: unknown = await kirim
    .revokeSetupLink(link)
    .then(unwrap)
    .catch((thrown: unknown) => thrown);

  expect(isStatus(error, 401)).toBe(true);
  expect(isStatus(error, 401, kirim.revokeSetupLink)).toBe(true);
  expect(isStatus(error, 401, natural.revokeCustomerInvitation)).toBe(false);
});

test("the client's agent is sent with every call unless the call gives its own", async () => {
  const seen: Headers[] = [];
  const mock = createMock();
  const natural = createNatural({
    token: MOCK_TOKEN,
    agent: { id: "agt_client", instanceId: "one" },
    fetch: (url, init) => {
      seen.push(new Headers(init.headers));
      return mock.fetch(url, init);
    },
  });

  await natural.revokeCustomerInvitation({ agentId, customerId });
  await natural.revokeCustomerInvitation({ agentId, customerId }, { agent: { id: "agt_call", instanceId: "two" } });

  const names = Object.entries(naturalFacts.operations.revokeCustomerInvitation.dependentRequired ?? {}).flat(2);
  expect(seen.map((headers) => names.map((name) => headers.get(name)))).toEqual([
    ["agt_client", "one"],
    ["agt_call", "two"],
  ]);
});

test("listeners of the client and of the call get every event, and can't break the call", async () => {
  const told: CallEvent["type"][] = [];
  const kirim = createKirim({
    fetch: createMock({ faults: [] }).fetch,
    token: MOCK_TOKEN,
    onEvent: () => {
      throw new Error("A listener's own business.");
    },
  });

  const result = await kirim.revokeSetupLink(link, {
    onEvent: ({ type }) => {
      told.push(type);
      return Promise.reject(new Error("So is this."));
    },
  });

  expect(result.ok).toBe(true);
  expect(told).toEqual(["attempt_started", "attempt_ended", "call_ended"]);
});
