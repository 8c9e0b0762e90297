import { InvalidRequestError } from "revokit";
import { createKirim } from "revokit/kirim";
import { createMock, MOCK_TOKEN } from "revokit/mock";
import { createNatural } from "revokit/natural";
import { expect, test } from "vitest";
import { invitation, invitationHeaders, link } from "../support/examples.ts";

const { agentId, customerId } = invitation;
const headers = invitationHeaders;

function kirimOn(mock = createMock()) {
  return { mock, kirim: createKirim({ fetch: mock.fetch, token: MOCK_TOKEN }) };
}

test("the plain fetch returns what openapi-fetch returns, and the report of the call", async () => {
  const { kirim } = kirimOn();

  const { data, error, report } = await kirim.fetch.DELETE("/customers/{id}/setup_links/{link_id}", {
    params: { path: link },
  });

  expect(data?.data.revoked).toBe(true);
  expect(error).toBeUndefined();
  expect(report).toMatchObject({ outcome: "applied", attempts: [{ number: 1, class: "applied" }] });
});

test("the plain fetch makes the same checks", async () => {
  const { mock, kirim } = kirimOn();

  const call = kirim.fetch.DELETE("/customers/{id}/setup_links/{link_id}", {
    params: { path: { ...link, link_id: ".." } },
  });

  await expect(call).rejects.toBeInstanceOf(InvalidRequestError);
  expect(mock.ledger()).toEqual([]);
});

test("the plain fetch refuses an undocumented path", async () => {
  const { kirim } = kirimOn();

  const call: unknown = Reflect.apply(kirim.fetch.DELETE, kirim.fetch, ["/customers/{id}", { params: { path: link } }]);

  await expect(call).rejects.toMatchObject({ name: "InvalidRequestError", parameter: "path" });
});

test("the plain fetch refuses a parameter that the operation does not have", async () => {
  const { kirim, mock } = kirimOn();
  const params = { path: link, query: { force: true } };

  const call: unknown = Reflect.apply(kirim.fetch.DELETE, kirim.fetch, [
    "/customers/{id}/setup_links/{link_id}",
    { params },
  ]);

  await expect(call).rejects.toMatchObject({ name: "InvalidRequestError", parameter: "force" });
  expect(mock.ledger()).toEqual([]);
});

test("a body that is documented as JSON alone is read, and streamed to the plain fetch that asks for a stream", async () => {
  const { kirim, mock } = kirimOn();

  const method: unknown = Reflect.apply(kirim.revokeSetupLink, kirim, [link, { parseAs: "stream" }]);
  await expect(method).rejects.toMatchObject({ name: "InvalidRequestError", parameter: "parseAs" });
  expect(mock.ledger()).toEqual([]);

  const { data } = await kirim.fetch.DELETE("/customers/{id}/setup_links/{link_id}", {
    params: { path: link },
    parseAs: "stream",
  });
  expect(data).toBeInstanceOf(ReadableStream);
  expect(await new Response(data).json()).toMatchObject({ data: { id: link.link_id, revoked: true } });
});

test("the plain fetch takes header parameters, including the idempotency key", async () => {
  const mock = createMock();
  const natural = createNatural({ fetch: mock.fetch, token: MOCK_TOKEN });
  const key = headers["Idempotency-Key"];

  const { response, report } = await natural.fetch.DELETE("/agents/{agentId}/customers/{customerId}", {
    params: { path: { agentId, customerId }, header: headers },
  });

  expect(response.status).toBe(200);
  expect(report.idempotencyKey).toBe(key);
});

test("a middleware sees a real Request, may change its headers, and applies to methods too", async () => {
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

test("a method returns the response with which a middleware replaces the server's", async () => {
  const { kirim } = kirimOn();
  const body = { data: { ...link, object: "mine", revoked: true, status: "revoked" }, request_id: "req_1" };
  kirim.fetch.use({ onResponse: () => Response.json(body) });

  const result = await kirim.revokeSetupLink(link);

  expect(result.data).toEqual(body);
});

test("a method returns a middleware's failure, or its response without a body", async () => {
  const { kirim } = kirimOn();
  const body = { error: { code: "gone" } };
  const inPlace = [Response.json(body, { status: 410 }), new Response(null, { status: 200 })];
  kirim.fetch.use({ onResponse: () => inPlace.shift() });

  const failed = await kirim.revokeSetupLink(link);
  expect(failed).toMatchObject({ ok: false, status: 410, error: body });
  const empty = await kirim.revokeSetupLink(link).catch((error: unknown) => error);
  expect(empty).toMatchObject({ ok: true, status: 200, data: undefined });
});

const withoutHeaders = ({ response }: { response: Response }) =>
  new Response(response.body, { status: response.status });

test("a middleware's response without headers gives methods and client.fetch the same value", async () => {
  const { kirim, mock } = kirimOn();
  kirim.fetch.use({ onResponse: withoutHeaders });

  const result = await kirim.revokeSetupLink(link);
  expect(result).toMatchObject({ ok: true, outcome: "applied", data: { data: { revoked: true } } });

  mock.reset();
  const fetched = await kirim.fetch.DELETE("/customers/{id}/setup_links/{link_id}", { params: { path: link } });
  expect(fetched.data?.data.revoked).toBe(true);
  expect(fetched.report).toMatchObject({ outcome: "applied" });
});

test.each([
  ["malformed_json", "<html>", "application/json"],
  ["wrong_media_type", "<html>", "text/html"],
  ["body_too_large", JSON.stringify("x".repeat(2 ** 20)), "application/json"],
])(
  "a middleware's response with a body that is %s is that error, with the call's outcome",
  async (code, body, type) => {
    const { kirim } = kirimOn();
    kirim.fetch.use({ onResponse: () => new Response(body, { headers: { "content-type": type } }) });

    const expected = { name: "UnexpectedResponseError", code, outcome: "applied", status: 200 };
    await expect(kirim.revokeSetupLink(link)).rejects.toMatchObject(expected);
  },
);

test("a response that a middleware gives without sending anything is the result of a call that was not sent", async () => {
  const { kirim, mock } = kirimOn();
  const body = { data: { ...link, object: "mine", revoked: true, status: "revoked" }, request_id: "req_1" };
  kirim.fetch.use({ onRequest: () => Response.json(body) });

  expect(await kirim.revokeSetupLink(link)).toMatchObject({ ok: true, data: body, outcome: "not_sent", attempts: [] });
  const fetched = await kirim.fetch.DELETE("/customers/{id}/setup_links/{link_id}", { params: { path: link } });
  expect(fetched).toMatchObject({ data: body, report: { outcome: "not_sent" } });
  expect(mock.ledger()).toEqual([]);
});

test("a middleware of one call sees only that call", async () => {
  const { kirim } = kirimOn();
  const seen: number[] = [];
  const middleware = [{ onResponse: ({ response }: { response: Response }) => void seen.push(response.status) }];
  const path = "/customers/{id}/setup_links/{link_id}";

  await kirim.fetch.DELETE(path, { params: { path: link }, middleware });
  await kirim.fetch.DELETE(path, { params: { path: link } });

  expect(seen).toEqual([200]);
});

test("a middleware that is registered twice and ejected once still runs", async () => {
  const { kirim } = kirimOn();
  let seen = 0;
  const middleware = { onRequest: () => void (seen += 1) };
  kirim.fetch.use(middleware, middleware);
  kirim.fetch.eject(middleware);

  await kirim.revokeSetupLink(link);

  expect(seen).toBe(1);
});

test("a middleware that changes the method decides whether the request is repeated", async () => {
  const methods: (string | undefined)[] = [];
  const kirim = createKirim({
    token: MOCK_TOKEN,
    retry: { baseDelay: 0 },
    fetch: async (_, { method }) => {
      methods.push(method);
      return new Response(null, { status: 503 });
    },
  });
  kirim.fetch.use({ onRequest: ({ request }) => new Request(request, { method: "POST" }) });

  await expect(kirim.revokeSetupLink(link)).rejects.toMatchObject({ status: 503, outcome: "unknown" });

  expect(methods).toEqual(["POST"]);
});

test("an option of openapi-fetch that would send the request elsewhere is refused", async () => {
  const { kirim, mock } = kirimOn();
  const init = { params: { path: link }, baseUrl: "https://elsewhere.example" };

  const call = kirim.fetch.DELETE("/customers/{id}/setup_links/{link_id}", init);

  await expect(call).rejects.toMatchObject({ name: "InvalidRequestError", parameter: "baseUrl" });
  expect(mock.ledger()).toEqual([]);
});
