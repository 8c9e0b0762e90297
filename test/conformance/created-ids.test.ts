import { expect, test } from "vitest";
import { Chains } from "../../scripts/conformance/runner/chains.ts";
import { compile } from "../mock/compile.ts";

const inPath = [{ name: "orderId", in: "path", required: true, schema: { type: "string" } }];
const link = { operationId: "readCustomer", parameters: { orderId: "$response.body#/customerId" } };
const { facts } = compile({
  paths: {
    "/orders": {
      post: {
        operationId: "makeOrder",
        responses: { "201": { description: "Made.", links: { customer: link } }, "200": { description: "Known." } },
      },
    },
    "/orders/{orderId}": {
      delete: { operationId: "dropOrder", parameters: inPath, responses: { "204": { description: "Gone." } } },
    },
    "/customers/{orderId}": {
      get: { operationId: "readCustomer", parameters: inPath, responses: { "200": { description: "OK." } } },
    },
  },
});

/** The id that the suite would use in DELETE /orders/{orderId} after an answer to POST /orders. */
async function idAfter(body: object, status = 201, location?: string): Promise<string | undefined> {
  const headers = new Headers(location === undefined ? {} : { location });
  const request = { method: "POST", url: "https://any.example/v1/orders", headers: {} };
  const answer = { request, status, headers, text: JSON.stringify(body), duration: 0 };
  const chains = new Chains(facts, {}, () => Promise.resolve(answer));
  return (await chains.created("dropOrder"))?.["orderId"];
}

const CASES: readonly (readonly [body: object, id: string | undefined, status?: number, location?: string])[] = [
  [{ id: 55 }, "55"],
  [{ order_id: "a", id: 55 }, "a"],
  [{ code: 200, message: "ok", data: { id: 55 } }, "55"],
  [{ number: 3, order: { uuid: "u" } }, "u"],
  [{ customerId: 7, id: 55 }, "55"],
  [{}, "9", 201, "https://any.example/v1/orders/9?x=1"],
  [{ customer: { id: 7 }, orderNumber: 1001 }, undefined],
  [{ code: 200, name: "x", key: "y", slug: "z", number: 3 }, undefined],
  [{ items: [{ id: 7 }] }, undefined],
  [{ id: 55 }, undefined, 200],
  [{ jsonrpc: "2.0", id: 1, result: { id: 55 } }, undefined],
  [{ id: 55, order: { id: 55 } }, "55"],
  [{ uid: 7, gid: 1000 }, undefined],
  [{ id: "shop", orders: [{ id: 55 }] }, undefined],
  [{ id: ".." }, undefined],
  [{ id: 55 }, undefined, 202],
  [{}, undefined, 202, "/jobs/789"],
  [{}, undefined, 201, "/jobs/789"],
];

test.each(CASES.map(([body, ...rest]) => ({ body, rest })))(
  "after $body, only the id of what was created is changed or removed: $rest",
  async ({ body, rest: [id, status, location] }) => {
    expect(await idAfter(body, status, location)).toBe(id);
  },
);
