import type { OperationFacts } from "revokit";
import { successStatus } from "revokit/toolkit";
import { expect, test } from "vitest";
import { generateWithHeyApi, generateWithOazapfts } from "./generated.ts";
import { loadApi, MOCK_TOKEN, type Name, serve } from "./serve.ts";
import { requiredExamples } from "../support/required-examples.ts";

const names = ["natural", "kirim", "petstore", "train-travel"] as const satisfies readonly Name[];

test.each(names)(
  "the client that hey-api writes for %s gets the documented success of each operation",
  async (name) => {
    const api = await loadApi(name);
    const { baseUrl, reset } = await serve(api);
    const functions = await generateWithHeyApi(name, baseUrl, MOCK_TOKEN);
    const statuses: Record<string, unknown> = {};
    const expected: Record<string, unknown> = {};
    for (const [operationId, operation] of Object.entries(api.facts.operations)) {
      // Each operation finds what another has removed.
      reset();
      const call = functions[toCamelCase(operationId)];
      statuses[operationId] = Object(await call?.(argumentsOf(operation))).response?.status;
      // Some of petstore's operations document no success, so the mock has nothing to answer.
      const hasSuccess = Object.keys(operation.responses).some((key) => /^2|^default$/.test(key));
      expected[operationId] = hasSuccess ? successStatus({ operation }) : 501;
    }
    expect(statuses).toEqual(expected);
    expect(Object.keys(statuses).length).toBeGreaterThan(0);
  },
);

/** Calls as people write them, with their results. */
const calls: Readonly<Record<Name, readonly (readonly [call: string, args: readonly unknown[], status: number])[]>> = {
  natural: [
    [
      "revokeCustomerInvitation",
      ["agt_3c4d5e6f7a8b9c0d1e2f3a4b5c6d7e8f", "pty_4a8c9823f39c42a5b817556766551112", "key-1"],
      200,
    ],
    [
      "revokeCustomerInvitation",
      ["agt_3c4d5e6f7a8b9c0d1e2f3a4b5c6d7e8f", "pty_4a8c9823f39c42a5b817556766551112", "key-2"],
      404,
    ],
  ],
  kirim: [
    ["revokeSetupLink", ["cus_335T08RM0EAKN9DTE6RD5RWP7B", "csl_335T0A4XK2M7QZ9WB3NE6VHJ8D"], 200],
    ["revokeSetupLink", ["cus_335T08RM0EAKN9DTE6RD5RWP7B", "csl_335T0A4XK2M7QZ9WB3NE6VHJ8D"], 409],
  ],
  petstore: [
    ["findPetsByStatus", [["available", "sold"]], 200],
    ["findPetsByTags", [["a b", "c,d"]], 200],
    ["getPetById", [1], 200],
    ["updatePetWithForm", [25, { name: "A & B", status: "sold" }], 501],
    ["uploadFile", [25, new Blob(["png"])], 200],
    ["placeOrder", [{ petId: 25, quantity: 1, status: "placed", complete: false }], 200],
    ["placeOrder", [{ petId: "none" }], 400],
    ["loginUser", ["ann", "a b&c"], 200],
  ],
  "train-travel": [
    ["getStations", [], 200],
    [
      "getTrips",
      [
        "efdbb9d1-02c2-4bc3-afb7-6788d8782b1e",
        "b2e783e1-c824-4d63-b37a-d8d698862f1d",
        "2024-02-01T09:00:00Z",
        { bicycles: true },
      ],
      200,
    ],
    ["getTrips", ["nowhere", "b2e783e1-c824-4d63-b37a-d8d698862f1d", "2024-02-01T09:00:00Z"], 400],
    ["createBooking", [{ passenger_name: "John Doe" }], 201],
    ["deleteBooking", ["efdbb9d1-02c2-4bc3-afb7-6788d8782b1e"], 204],
  ],
};

test.each(names)("the client that oazapfts writes for %s is understood", async (name) => {
  const { baseUrl } = await serve(await loadApi(name));
  const headers = { Authorization: `Bearer ${MOCK_TOKEN}`, api_key: MOCK_TOKEN };
  const functions = await generateWithOazapfts(name, baseUrl, headers);
  const statuses: unknown[] = [];
  for (const [call, args] of calls[name]) statuses.push([call, Object(await functions[call]?.(...args)).status]);
  expect(statuses).toEqual(calls[name].map(([call, , status]) => [call, status]));
});

function toCamelCase(operationId: string): string {
  return operationId.replaceAll(/-(.)/g, (_, letter: string) => letter.toUpperCase());
}

/** The examples of an operation, in the groups in which hey-api's functions take them. */
function argumentsOf(operation: OperationFacts): object {
  const [body] = Object.values(operation.examples.requestBody ?? {});
  return {
    path: requiredExamples(operation, "path"),
    query: requiredExamples(operation, "query"),
    headers: requiredExamples(operation, "header"),
    body,
  };
}
