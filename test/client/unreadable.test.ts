import { inspect } from "node:util";
import { createKirim } from "revokit/kirim";
import { createNatural } from "revokit/natural";
import { describe, expect, test } from "vitest";
import { facts } from "../../generated/kirim/facts.ts";
import { invitation, link } from "../support/examples.ts";
import { settle } from "../support/play.ts";

const { path } = facts.operations.revokeSetupLink;
const SECRET = "quoted by the error";
const refuse = () => {
  throw new Error(SECRET);
};

const kirim = createKirim({ token: "t", fetch: refuse });
const natural = createNatural({ token: "t", fetch: refuse });
const call = (method: unknown, ...args: readonly unknown[]): unknown =>
  typeof method === "function" ? Reflect.apply(method, undefined, args) : undefined;

const values: Readonly<Record<string, () => unknown>> = {
  null: () => null,
  "an object whose getter throws": () => Object.defineProperty({}, "id", { enumerable: true, get: refuse }),
  "a proxy that throws": () => new Proxy({}, { ownKeys: refuse, get: refuse }),
  "a revoked proxy"() {
    const { proxy, revoke } = Proxy.revocable({}, {});
    revoke();
    return proxy;
  },
};

const places: Readonly<Record<string, (value: unknown) => unknown>> = {
  "a method's arguments": (value) => call(kirim.revokeSetupLink, value),
  "a method's options": (value) => call(kirim.revokeSetupLink, link, value),
  "the options of Natural's method": (value) => call(natural.revokeCustomerInvitation, invitation, value),
  "a call's headers": (value) => call(kirim.revokeSetupLink, link, { headers: value }),
  "the init of client.fetch": (value) => call(kirim.fetch.DELETE, path, value),
  "the path of client.fetch": (value) => call(kirim.fetch.DELETE, value),
  "the method of client.fetch": (value) => call(kirim.fetch.request, value, path),
  "the parameters of client.fetch": (value) => call(kirim.fetch.DELETE, path, { params: { path: value } }),
  "a client's options": async (value) => call(createKirim, value),
  "the options of Natural's client": async (value) => call(createNatural, value),
};

describe.each(Object.entries(places))("for %s,", (_place, pass) => {
  test.each(Object.entries(values))("%s is a typed error that quotes nothing", async (_value, create) => {
    const { error } = await settle(Promise.resolve(pass(create())));

    expect(error).toMatchObject({ name: "InvalidRequestError", outcome: "not_sent" });
    expect(inspect(error)).not.toContain(SECRET);
  });
});

describe("header fields may be", () => {
  const forms: Readonly<Record<string, (fields: Record<string, string>) => unknown>> = {
    "an object": (fields) => fields,
    "a Headers": (fields) => new Headers(fields),
    "a Map": (fields) => new Map(Object.entries(fields)),
    pairs: (fields) => Object.entries(fields),
  };

  test.each(Object.entries(forms))("%s, wherever they are given", async (_, form) => {
    const sent: unknown[] = [];
    const fetch = async (_url: string, init: RequestInit) => {
      sent.push(new Headers(init.headers).get("x-a"));
      return new Response("{}", { headers: { "content-type": "application/json" } });
    };
    const headers = form({ "X-A": "1" });
    const plain = createKirim({ token: "t", fetch });

    await call(plain.revokeSetupLink, link, { headers });
    await call(plain.fetch.DELETE, path, { params: { path: link }, headers });
    await call(plain.fetch.DELETE, path, { params: { path: link, header: headers } });
    const options = { token: "t", fetch, headers, agent: { id: "agt_1", instanceId: "1" } };
    await call(Reflect.get(Object(call(createKirim, { token: "t", fetch, headers })), "revokeSetupLink"), link);
    await call(Reflect.get(Object(call(createNatural, options)), "revokeCustomerInvitation"), invitation);

    expect(sent).toEqual(Array(5).fill("1"));
  });
});
