import { describe, expect, test } from "vitest";
import { json } from "../support/answers.ts";
import { listen } from "../support/loopback.ts";
import { createOperationClient, jsonResponses } from "../support/operation-client.ts";
import { TOKEN } from "../support/secrecy.ts";

const document = {
  "x-request-id": { header: "X-Request-Id", pointers: ["/request_id"] },
  components: { securitySchemes: { key: { type: "http", scheme: "bearer" } } },
};
const operation = {
  parameters: [
    { name: "customer", in: "query", schema: { type: "string" } },
    { name: "page", in: "query", schema: { type: "integer" } },
    { name: "X-Agent-Id", in: "header", schema: { type: "string" } },
  ],
  requestBody: { content: { "application/json": { schema: {} } } },
  security: [{ key: [] }],
  responses: jsonResponses(200, 404),
};
const args = { customer: "cus_335T08RM0EAKN9", page: 7, body: { ssn: "078-05-1120", nested: [{ name: "ada" }] } };
const options = {
  headers: { "X-Agent-Id": "agt_5512aa90", "X-Partner-Key": "pk-90ffe13b", "X-Request-Id": "trace-4c21" },
};
const reversed = (text: string) => [...text].reverse().join("");

/** The request id of a call, in its result and in its events. */
async function requestIdFor(header: string, inBody?: string): Promise<string | undefined> {
  const server = await listen(json(404, { request_id: inBody }, { "x-request-id": header }));
  const events: unknown[] = [];
  const onEvent = (event: unknown) => void events.push(event);
  const { requestId } = await createOperationClient(server.url, operation, { onEvent }, document).call(args, options);
  if (requestId === undefined && header.length > 2) expect(JSON.stringify(events)).not.toContain(header);
  return requestId;
}

describe("a request id", () => {
  test.each([
    ["the token", TOKEN],
    ["the token in capitals", TOKEN.toUpperCase()],
    ["the token among other characters", `req-${TOKEN}-1`],
    ["the first characters of the token", TOKEN.slice(0, 8)],
    ["the last characters of the token", `req_${TOKEN.slice(-9)}`],
    ["the token reversed", reversed(TOKEN)],
    ["a part of the token reversed", reversed(TOKEN.slice(3, 14))],
    ["a parameter", args.customer],
    ["a parameter among other characters", `r:${args.customer}:1`],
    ["a parameter reversed", reversed(args.customer)],
    ["a value of the body", args.body.ssn],
    ["a short value of the body as a word", "req-ada-1"],
    ["a number", "7"],
    ["a header parameter", options.headers["X-Agent-Id"]],
    ["a header that the document does not have", `r:${options.headers["X-Partner-Key"]}`],
  ])("that is %s is dropped", async (_, echoed) => {
    expect(await requestIdFor(echoed)).toBeUndefined();
  });

  test.each(["req_335T08RM0", "9f2c6b0e-7d41-4a8e-9c55-1b1f0a9de377", "7f-customer"])(
    "such as %s is reported",
    async (id) => {
      expect(await requestIdFor(id)).toBe(id);
    },
  );

  test("that the caller chose is reported", async () => {
    const { "X-Request-Id": chosen } = options.headers;
    expect(await requestIdFor(chosen)).toBe(chosen);
  });

  test("of the body is used if the header's is dropped", async () => {
    expect(await requestIdFor(TOKEN, "req_1")).toBe("req_1");
  });
});

test.each([
  ["one value of megabytes", "a b ".repeat(2_000_000)],
  ["many values", Array.from({ length: 200_000 }, (_, index) => `value ${index}`)],
])("a body of %s does not delay a call's report of an error", async (_, value) => {
  const long = "the connection was closed while the response was read, see the log of the proxy";
  const fetch = () => Promise.reject(new Error(long, { cause: new Error(long, { cause: new Error(long) }) }));
  let settled = 0;
  const client = createOperationClient(
    "https://a.test",
    operation,
    {
      fetch: () => {
        settled = performance.now();
        return fetch();
      },
      retry: { attempts: 1 },
    },
    document,
  );
  await expect(client.call({ ...args, body: { value } })).rejects.toMatchObject({ cause: { message: long } });
  expect(performance.now() - settled).toBeLessThan(1_500);
});
