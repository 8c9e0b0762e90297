import { createNatural } from "revokit/natural";
import { describe, expect, test } from "vitest";
import { apis, example, kirim, natural } from "../support/apis.ts";
import { listen } from "../support/loopback.ts";
import { clientOptions, type Played, play, settle } from "../support/play.ts";
import { expectNoToken } from "../support/secrecy.ts";

function expectRefused(played: Played, parameter: string, value: string): void {
  expect(played.requests).toEqual([]);
  expect(played).toMatchObject({
    ended: "InvalidRequestError",
    outcome: "not_sent",
    attempts: [],
    error: { parameter },
  });
  if (value !== "") for (const each of [played.error, played.events]) expectNoToken(each, value);
}

const { header: keyHeader = "" } = natural.operation.idempotency ?? {};
const keySchema = natural.facts.parameters.find(({ name }) => name === keyHeader)?.schema;
const longest = keySchema?.maxLength ?? 0;

describe("an idempotency key", () => {
  const wrong = {
    empty: "",
    "one character too long": "k".repeat(longest + 1),
    "with CR and LF": "key\r\nX-Evil: 1",
    "with a line feed": "key\nX-Evil: 1",
    "with a euro sign": "key-€",
    "with a space at its end": "key ",
  };

  for (const [what, idempotencyKey] of Object.entries(wrong)) {
    test(`${what} is refused and not echoed`, async () => {
      const played = await play(natural, [example(natural, 200)], { call: { idempotencyKey } });

      expectRefused(played, keyHeader, idempotencyKey);
    });
  }

  test(`of the maximum length is sent unchanged`, async () => {
    const idempotencyKey = "k".repeat(longest);

    const played = await play(natural, [example(natural, 200)], { call: { idempotencyKey } });

    expect(played).toMatchObject({ outcome: "applied", keys: [idempotencyKey] });
    expect(played.result?.idempotencyKey).toBe(idempotencyKey);
  });

  test("is refused if the operation takes none", async () => {
    const played = await play(kirim, [example(kirim, 200)], { call: { idempotencyKey: "key-1" } });

    expectRefused(played, "idempotencyKey", "key-1");
  });
});

describe("a token", () => {
  const secret = "s3cr3t-s3cr3t";
  const wrong = {
    empty: "",
    "with a line feed": `${secret}\n`,
    "with CR and LF": `${secret}\r\nX-Evil: 1`,
    "with a space": `${secret} ${secret}`,
    "with a euro sign": `${secret}€`,
  };

  for (const api of apis) {
    for (const [what, token] of Object.entries(wrong)) {
      test(`${what} is refused and not echoed by ${api.contract.title}`, async () => {
        const played = await play(api, [example(api, 200)], { token });

        expectRefused(played, "token", secret);
      });

      test(`${what} from a function is refused and not echoed by ${api.contract.title}`, async () => {
        const played = await play(api, [example(api, 200)], { token: () => Promise.resolve(token) });

        expectRefused(played, "token", secret);
      });
    }
  }
});

for (const api of apis) {
  const header = api.operation.security?.[0]?.[0]?.field ?? "";

  for (const name of [header, header.toLowerCase(), header.toUpperCase()]) {
    for (const value of ["Bearer s3cr3t-s3cr3t", null]) {
      test(`${api.contract.title}'s ${name} can't be replaced by ${value === null ? "null" : "another"}`, async () => {
        const headers = { [name]: value };

        const onCall = await play(api, [example(api, 200)], { call: { headers } });
        const onClient = await play(api, [example(api, 200)], { headers });

        for (const played of [onCall, onClient]) expectRefused(played, "headers", "s3cr3t-s3cr3t");
      });
    }
  }
}

describe("the agent of a request to Natural", () => {
  const [[agentHeader = "", [instanceHeader = ""] = []] = []] = Object.entries(natural.facts.dependentRequired ?? {});
  const instanceSchema = natural.facts.parameters.find(({ name }) => name === instanceHeader)?.schema;
  const longestInstance = instanceSchema?.maxLength ?? 0;
  const agentId = Object.values(natural.ids)[0] ?? "";

  test("requires an instance id", async () => {
    const played = await play(natural, [example(natural, 200)], { call: { headers: { [agentHeader]: agentId } } });

    expectRefused(played, instanceHeader, "");
  });

  test(`can't have an instance id of ${longestInstance + 1} characters`, async () => {
    const headers = { [agentHeader]: agentId, [instanceHeader]: "i".repeat(longestInstance + 1) };

    const played = await play(natural, [example(natural, 200)], { call: { headers } });

    expectRefused(played, instanceHeader, "iiii");
  });

  test("is sent as both of its ids, the second up to the documented length", async () => {
    const server = await listen(example(natural, 200));
    const client = createNatural(clientOptions(server.url, natural));
    const agent = { id: agentId, instanceId: "i".repeat(longestInstance) };

    const { agentId: id = "", customerId = "" } = natural.ids;
    const { result } = await settle(client.revokeCustomerInvitation({ agentId: id, customerId }, { agent }));

    expect(result?.outcome).toBe("applied");
    expect(
      server.requests.map(({ headers }) => [headers[agentHeader.toLowerCase()], headers[instanceHeader.toLowerCase()]]),
    ).toEqual([[agent.id, agent.instanceId]]);
  });
});
