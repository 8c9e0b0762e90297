import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { apis, example, natural, type TestApi } from "../support/apis.ts";
import { type Fields } from "../support/answers.ts";
import { listen, type Loopback, type SeenRequest } from "../support/loopback.ts";
import { clientOptions, settle, targetOf } from "../support/play.ts";

/** Arbitrary text, with characters that are special in URLs and headers. */
const anyText = fc.oneof(
  fc.string({ unit: "binary", maxLength: 40 }),
  fc.string({ unit: fc.constantFrom(..."ab01._-~%2eE2fF/\\?#;:@&=+ \t\r\n\0é€😀\ud800{}[]'\"<>|^`"), maxLength: 12 }),
  fc.stringMatching(/^[\x21-\x7e]{1,300}$/),
  fc.constantFrom("..", ".", "%2e%2e", "%2e", ".%2e", "%252e%252e", "a/..", "", "%00", "%", "null", "undefined"),
);

const RUNS = { numRuns: 300 };

/** The requests of one call and its result: exactly one that succeeds, or none and a typed error. */
async function requestsOf(server: Loopback, call: () => Promise<unknown>): Promise<readonly SeenRequest[]> {
  const before = server.requests.length;
  const { error } = await settle(Promise.resolve().then(call));
  const requests = server.requests.slice(before);
  if (error === undefined) expect(requests).toHaveLength(1);
  else expect(error).toMatchObject({ name: "InvalidRequestError", outcome: "not_sent", attempts: [] });
  if (error !== undefined) expect(requests).toEqual([]);
  return requests;
}

async function start(api: TestApi): Promise<Loopback> {
  return listen(example(api, 200));
}

/** The segments of a request's path as the server reads them. */
function segmentsOf(target: string): string[] {
  return new URL(target, "http://127.0.0.1").pathname.split("/").map(decodeURIComponent);
}

for (const api of apis) {
  describe(`any text that ${api.contract.title} is given`, () => {
    for (const name of Object.keys(api.ids)) {
      test(`as ${name} is one segment of the path, or nothing is sent`, async () => {
        const server = await start(api);
        const { call } = api.create(clientOptions(server.url, api));
        const schema = api.facts.parameters.find((parameter) => parameter.name === name)?.schema;
        const texts = schema?.pattern ? fc.oneof(anyText, fc.stringMatching(new RegExp(schema.pattern, "u"))) : anyText;

        await fc.assert(
          fc.asyncProperty(texts, async (text) => {
            const ids = { ...api.ids, [name]: text };

            for (const { target, method } of await requestsOf(server, () => call(ids))) {
              expect(method).toBe(api.operation.method);
              expect(target).toBe(targetOf(api, ids));
              expect(segmentsOf(target)).toContain(text);
              expect(segmentsOf(target)).toHaveLength(segmentsOf(targetOf(api, api.ids)).length);
              if (schema?.pattern) expect(text).toMatch(new RegExp(schema.pattern, "u"));
            }
          }),
          RUNS,
        );
        expect(server.requests).not.toEqual([]);
      });
    }

    test("as its token is the credential, or nothing is sent", async () => {
      const server = await start(api);
      const { field = "", scheme } = api.operation.security?.[0]?.[0] ?? {};

      await fc.assert(
        fc.asyncProperty(anyText, async (token) => {
          const { call } = api.create({ ...clientOptions(server.url, api), token });

          for (const { headers, target } of await requestsOf(server, () => call(api.ids))) {
            expect(headers[field.toLowerCase()]).toBe(`${scheme} ${token}`);
            expect(target).toBe(targetOf(api, api.ids));
          }
        }),
        RUNS,
      );
      expect(server.requests).not.toEqual([]);
    });

    test("as the end of its base URL is the path before the operation's, or there is no client", async () => {
      const server = await start(api);
      const path = targetOf(api, api.ids).slice(
        new URL(api.contract.servers[0] ?? "").pathname.replace(/\/$/, "").length,
      );

      await fc.assert(
        fc.asyncProperty(anyText, async (text) => {
          const baseUrl = `${server.url}/${text}`;
          const sent = await requestsOf(server, async () =>
            api.create({ ...clientOptions(server.url, api), baseUrl }).call(api.ids),
          );

          for (const { target } of sent) expect(target).toBe(new URL(baseUrl).pathname.replace(/\/+$/, "") + path);
        }),
        RUNS,
      );
      expect(server.requests).not.toEqual([]);
    });

    test("as the host of its base URL never leads to another host", async () => {
      const server = await start(api);
      const port = new URL(server.url).port;
      let sent = 0;

      await fc.assert(
        fc.asyncProperty(anyText, async (text) => {
          const urls: string[] = [];
          const fetch = async (url: string) => {
            urls.push(url);
            return new Response(null, { status: 500 });
          };
          const options: Fields = { baseUrl: `http://127.0.0.1:${port}${text}` };
          await settle(
            Promise.resolve().then(() =>
              api.create({ ...clientOptions(server.url, api), ...options, fetch }).call(api.ids),
            ),
          );

          for (const url of urls) expect(new URL(url).hostname).toBe("127.0.0.1");
          sent += urls.length;
        }),
        RUNS,
      );
      expect(sent).toBeGreaterThan(0);
    });
  });
}

test("any text as an idempotency key is the key, or nothing is sent", async () => {
  const server = await start(natural);
  const { call } = natural.create(clientOptions(server.url, natural));
  const { header = "" } = natural.operation.idempotency ?? {};

  await fc.assert(
    fc.asyncProperty(anyText, async (idempotencyKey) => {
      for (const { headers } of await requestsOf(server, () => call(natural.ids, { idempotencyKey }))) {
        expect(headers[header.toLowerCase()]).toBe(idempotencyKey);
      }
    }),
    RUNS,
  );
  expect(server.requests).not.toEqual([]);
});
