import { createKirim } from "revokit/kirim";
import { type ContractViolation, responseChecks } from "revokit/response-checks";
import { describe, expect, test } from "vitest";
import { validators } from "../../generated/kirim/validators.ts";
import { json, text } from "../support/answers.ts";
import { apis, bodyOf, kirim } from "../support/apis.ts";
import { listen } from "../support/loopback.ts";
import { clientOptions, play } from "../support/play.ts";
import { expectNoToken } from "../support/secrecy.ts";

const JSON_TYPE = { "content-type": "application/json" };

/** The documented success with some of it changed. */
function changed(change: (data: Record<string, unknown>) => object): object {
  const body = Object(bodyOf(kirim, 200));
  return { ...body, data: change(body.data) };
}

/** Calls Kirim with response checking on. */
async function check(body: object): Promise<{ data: unknown; violations: ContractViolation[] }> {
  const server = await listen(json(200, body));
  const client = createKirim(clientOptions(server.url, kirim));
  const violations: ContractViolation[] = [];
  client.fetch.use(responseChecks(validators, { onViolation: (violation) => void violations.push(violation) }));
  const result = await client.revokeSetupLink({ id: "cus_1", link_id: "csl_1" });
  expectNoToken(violations);
  return { data: result.data, violations };
}

const broken = changed(({ revoked: _, ...data }) => ({ ...data, id: 7 }));
const extended = changed((data) => ({ ...data, status: "hibernating", color: "red" }));

describe("a 200 whose body breaks the schema", () => {
  test("is returned unchanged", async () => {
    const played = await play(kirim, [json(200, broken)]);

    expect(played.result).toMatchObject({ ok: true, status: 200, outcome: "applied" });
    expect(played.result?.data).toEqual(broken);
  });

  test("is reported as a violation with its place if response checks are on", async () => {
    const { data, violations } = await check(broken);

    expect(data).toEqual(broken);
    expect(violations.map(({ pointer, keyword }) => `${pointer} ${keyword}`).sort()).toEqual([
      "/data required",
      "/data/id type",
    ]);
  });
});

test("unknown fields and new values of an open enum are not violations", async () => {
  const played = await play(kirim, [json(200, extended)]);
  const { data, violations } = await check(extended);

  expect(played).toMatchObject({ ended: "result", ok: true, outcome: "applied" });
  expect(played.result?.data).toEqual(extended);
  expect(data).toEqual(extended);
  expect(violations).toEqual([]);
});

for (const api of apis) {
  for (const status of [200, 404]) {
    test(`__proto__ in ${api.contract.title}'s ${status} pollutes no prototype`, async () => {
      const poison =
        '{"__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}},"errors":[{"__proto__":1}]}';

      const played = await play(api, [text(status, poison, JSON_TYPE)]);

      expect(played.requests).toHaveLength(1);
      expect(played).toMatchObject({ ended: "result", status, outcome: status === 200 ? "applied" : "rejected" });
      expect(Reflect.get({}, "polluted")).toBeUndefined();
      expect(Reflect.get(Object(played.result), "polluted")).toBeUndefined();
      expect(JSON.stringify(played.result?.data ?? played.result?.error)).toBe(poison);
    });
  }
}

describe("bytes that JSON forbids or leaves undefined", () => {
  const cases = {
    "a byte order mark is dropped": { bytes: [0xef, 0xbb, 0xbf, ...Buffer.from('{"a":1}')], body: { a: 1 } },
    "a byte that is not UTF-8 becomes U+FFFD": {
      bytes: [...Buffer.from('{"a":"'), 0xff, ...Buffer.from('"}')],
      body: { a: "\ufffd" },
    },
    "of equal names the last one wins": { bytes: Buffer.from('{"a":1,"a":2}'), body: { a: 2 } },
    "a lone surrogate is kept": { bytes: Buffer.from('{"a":"\\ud800"}'), body: { a: "\ud800" } },
  };

  for (const [name, { bytes, body }] of Object.entries(cases)) {
    test(name, async () => {
      const played = await play(kirim, [text(200, Buffer.from(bytes), JSON_TYPE)]);

      expect(played).toMatchObject({ ended: "result", ok: true, outcome: "applied" });
      expect(played.result?.data).toEqual(body);
    });
  }
});

test("the charset parameter is ignored because JSON is always UTF-8", async () => {
  const fields = { "content-type": "Application/JSON; charset=iso-8859-1" };

  const played = await play(kirim, [text(200, Buffer.from('{"a":"é"}'), fields)]);

  expect(played.result?.data).toEqual({ a: "é" });
});
