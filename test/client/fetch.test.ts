import { InvalidRequestError, reportOf } from "revokit";
import { createKirim } from "revokit/kirim";
import { createMock, MOCK_TOKEN } from "revokit/mock";
import { createNatural } from "revokit/natural";
import { expect, test } from "vitest";
import { facts as kirimFacts } from "../../generated/kirim/facts.ts";
import { facts as naturalFacts } from "../../generated/natural/facts.ts";
import { contract } from "../../generated/natural/operations.ts";

const link = kirimFacts.operations.revokeSetupLink.examples.parameters;
const { agentId, customerId, ...headers } = naturalFacts.operations.revokeCustomerInvitation.examples.parameters;

function kirimOn(mock = createMock()) {
  return { mock, kirim: createKirim({ fetch: mock.fetch, token: MOCK_TOKEN }) };
}

test("the plain fetch returns what openapi-fetch returns, and says by the response how the call went", async () => {
  const { kirim } = kirimOn();

  const { data, error, response } = await kirim.fetch.DELETE("/customers/{id}/setup_links/{link_id}", {
    params: { path: link },
  });

  expect(data?.data.revoked).toBe(true);
  expect(error).toBeUndefined();
  expect(reportOf(response)).toMatchObject({ outcome: "applied", attempts: [{ number: 1, class: "applied" }] });
  expect(reportOf(new Response())).toBeUndefined();
});

test("the plain fetch makes the same checks", async () => {
  const { mock, kirim } = kirimOn();

  const call = kirim.fetch.DELETE("/customers/{id}/setup_links/{link_id}", {
    params: { path: { ...link, link_id: ".." } },
  });

  await expect(call).rejects.toBeInstanceOf(InvalidRequestError);
  expect(mock.ledger()).toEqual([]);
});

test("the plain fetch refuses a path that the spec does not document", async () => {
  const { kirim } = kirimOn();

  const call: unknown = Reflect.apply(kirim.fetch.DELETE, kirim.fetch, ["/customers/{id}", { params: { path: link } }]);

  await expect(call).rejects.toMatchObject({ name: "InvalidRequestError", parameter: "path" });
});

test("the plain fetch takes header parameters, the idempotency key among them", async () => {
  const mock = createMock();
  const natural = createNatural({ fetch: mock.fetch, token: MOCK_TOKEN });
  const key = headers[contract.operations.revokeCustomerInvitation.idempotency.header];

  const { response } = await natural.fetch.DELETE("/agents/{agentId}/customers/{customerId}", {
    params: { path: { agentId, customerId }, header: headers },
  });

  expect(response.status).toBe(200);
  expect(reportOf(response)?.idempotencyKey).toBe(key);
});

test("a middleware sees a real request, may change its headers, and is heeded by the methods too", async () => {
  const seen: string[] = [];
  const mock = createMock();
  const kirim = createKirim({
    token: MOCK_TOKEN,
    fetch: (url, init) => {
      seen.push(new Headers(init.headers).get("x-trace") ?? "");
      return mock.fetch(url, init);
    },
  });
  const middleware = {
    onRequest: ({ request }: { request: Request }) => {
      expect(request).toBeInstanceOf(Request);
      request.headers.set("x-trace", "42");
      return request;
    },
  };
  kirim.fetch.use(middleware);

  expect((await kirim.revokeSetupLink(link)).status).toBe(200);
  kirim.fetch.eject(middleware);
  expect((await kirim.revokeSetupLink(link)).status).toBe(409);

  expect(seen).toEqual(["42", ""]);
});

test("a response that a middleware puts in place of the server's is what a method returns", async () => {
  const { kirim } = kirimOn();
  const body = { data: { ...link, object: "mine", revoked: true, status: "revoked" }, request_id: "req_1" };
  kirim.fetch.use({ onResponse: () => Response.json(body) });

  const result = await kirim.revokeSetupLink(link);

  expect(result.data).toEqual(body);
});

test("a failure, or a response without a body, that a middleware puts in its place is what a method returns too", async () => {
  const { kirim } = kirimOn();
  const body = { error: { code: "gone" } };
  const inPlace = [Response.json(body, { status: 410 }), new Response(null, { status: 200 })];
  kirim.fetch.use({ onResponse: () => inPlace.shift() });

  const failed = await kirim.revokeSetupLink(link);
  expect(failed).toMatchObject({ ok: false, status: 410, error: body });
  const empty = await kirim.revokeSetupLink(link).catch((error: unknown) => error);
  expect(empty).toMatchObject({ ok: true, status: 200, data: undefined });
});
