import type { CallListener, ParameterFacts } from "revokit";
import { expect, test } from "vitest";
import { kirim } from "../../src/index.ts";
import { createCall } from "../../src/api/call.ts";
import { readOperation } from "../../src/api/read-operation.ts";
import { createCheck } from "../../src/input/check-row.ts";
import { isSafeToRetry } from "../../src/rows/safe-to-retry.ts";

const OPERATION = "revokeSetupLink";
const ENDED = { type: "call_ended", api: "kirim", operationId: OPERATION, callId: 1 } as const;
const ATTEMPT = { number: 1, class: "applied", ending: "response", status: 200, duration: 1 } as const;

/** Kirim with other parameters, and a client that keeps what it is given. */
function apiWith(...parameters: readonly Partial<ParameterFacts>[]) {
  const { facts } = kirim;
  const { [OPERATION]: operation } = facts.operations;
  if (operation === undefined) throw new Error(`There is no ${OPERATION}.`);
  const usual = {
    in: "query",
    required: false,
    style: "form",
    explode: true,
    allowReserved: false,
    schema: {},
  } as const;
  const own = parameters.map((each): ParameterFacts => ({ ...usual, name: "", ...each }));
  const given: { args?: object; headers?: object } = {};
  const createClient = () => ({
    [OPERATION]: (args: object, { headers, onEvent }: { readonly headers: object; readonly onEvent: CallListener }) => {
      Object.assign(given, { args, headers });
      onEvent({ ...ENDED, outcome: "applied", attempts: [ATTEMPT], duration: 1, status: 200, requestId: undefined });
      return Promise.resolve({});
    },
  });
  const api = {
    ...kirim,
    facts: { ...facts, operations: { [OPERATION]: { ...operation, parameters: own } } },
    createClient,
  };
  return { api, operation: readOperation(api, OPERATION), given };
}

test("a header whose column has another name, since a parameter has that name, is sent under its own", async () => {
  const { api, operation, given } = apiWith(
    { name: "id" },
    { name: "Id", in: "header" },
    { name: "id", in: "header", argument: "header_id" },
  );
  await createCall(api, operation, {})({ id: "a", Id: "b", header_id: "c" }, "key");
  expect(given).toEqual({ args: { id: "a" }, headers: { Id: "b", id: "c" } });
});

test("a parameter with a name that every object inherits need not be in a row, nor have a rule", async () => {
  const { api, operation } = apiWith({ name: "constructor", in: "path" }, { name: "toString", in: "path" });
  const check = createCheck(api, operation);
  for (const row of [{}, { constructor: "a", toString: "b" }]) {
    expect(await check(row)).toBeUndefined();
  }
});

test("without a documented retention, a key counts as remembered for minutes", () => {
  const { api } = apiWith();
  const { [OPERATION]: operation } = api.facts.operations;
  const keyed = { ...operation, idempotency: { header: "Idempotency-Key" } };
  const { rules } = readOperation({ ...api, facts: { ...api.facts, operations: { [OPERATION]: keyed } } }, OPERATION);
  const inDoubt = { rules, attempts: [{}] };
  expect(isSafeToRetry({ ...inDoubt, age: 5 * 60_000 })).toBe(true);
  expect(isSafeToRetry({ ...inDoubt, age: 3_600_000 })).toBe(false);
});
