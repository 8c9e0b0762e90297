import { expect, test } from "vitest";
import { json } from "../support/answers.ts";
import { listen } from "../support/loopback.ts";
import { createOperationClient, withKey } from "../support/operation-client.ts";
import { settle } from "../support/play.ts";

const HEADER = "Idempotency-Key";

/** What is sent with a key in the client's headers, in the call's, and as the call's option. */
async function keyFor(client: string | undefined, call: string | undefined, option: unknown) {
  const server = await listen(json(200, {}));
  const headers = (key: string | undefined) => (key === undefined ? {} : { headers: { [HEADER]: key } });
  const { call: run } = createOperationClient(server.url, withKey, headers(client));
  // As a caller in JavaScript can.
  const given: object = Object({ ...headers(call), ...(option !== undefined && { idempotencyKey: option }) });
  const { error } = await settle(run({}, given));
  return error ?? server.requests.map((request) => request.headers["idempotency-key"]);
}

test.each([
  [undefined, undefined, "stored-key"],
  ["stored-key", undefined, "stored-key"],
  ["other", "stored-key", "stored-key"],
  [undefined, "stored-key", undefined],
])("a key in the client's headers %j, the call's %j and its option %j is sent", async (client, call, option) => {
  expect(await keyFor(client, call, option)).toEqual(["stored-key"]);
});

test.each([
  ["client-wide", undefined, "stored-key"],
  [undefined, "of-the-call", "stored-key"],
  [undefined, undefined, null],
])(
  "a key in the client's headers %j and the call's %j that its option %j does not repeat is refused",
  async (client, call, option) => {
    expect(await keyFor(client, call, option)).toMatchObject({
      name: "InvalidRequestError",
      parameter: "idempotencyKey",
      outcome: "not_sent",
    });
  },
);
