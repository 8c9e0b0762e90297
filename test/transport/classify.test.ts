import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { classifyStatus } from "../../src/transport/classify.ts";
import type { Classification } from "../../src/transport/outcome.ts";
import { classifyError } from "../../src/node/classify-error.ts";

const applied = { class: "applied", retry: false };
const rejected = { class: "rejected", retry: false };
const throttled = { class: "throttled", retry: true };
const final = { class: "maybe", retry: false };
const maybe = { class: "maybe", retry: true };
const notSent = { class: "not_sent", retry: true };

/** The statuses that differ from the others of their hundred. */
const special: Record<number, object> = {
  202: { class: "accepted", retry: false },
  207: final,
  307: rejected,
  308: rejected,
  408: maybe,
  429: throttled,
  501: rejected,
  505: rejected,
};

const hundreds: Record<number, object> = { 2: applied, 3: final, 4: rejected, 5: maybe };

describe("a status", () => {
  test("classifies an attempt by its number or by its class", () => {
    for (let status = 200; status < 600; status += 1) {
      expect(classifyStatus(status), String(status)).toEqual(special[status] ?? hundreds[Math.floor(status / 100)]);
    }
  });

  test("that is not a final status of HTTP is maybe", () => {
    for (const status of [Number.NaN, -1, 0, 99, 100, 199, 199.5, 404.5, 600, 999, Infinity]) {
      expect(classifyStatus(status), String(status)).toEqual(final);
    }
  });
});

/** An error of Node's fetch, whose cause says why. */
function failed(cause: object): Classification {
  return classifyError(new TypeError("fetch failed", { cause: Object.assign(new Error("no"), cause) }));
}

describe("an error", () => {
  test("for a blocked port is not_sent and not retried", async () => {
    const blocked = await fetch("http://127.0.0.1:9").catch((error: unknown) => classifyError(error));
    expect(blocked).toEqual({ class: "not_sent", retry: false });
  });

  for (const code of ["ECONNREFUSED", "ENOTFOUND", "EAI_AGAIN", "UND_ERR_CONNECT_TIMEOUT"]) {
    test(`${code} is not_sent and retried`, () => {
      expect(failed({ code })).toEqual(notSent);
    });
  }

  for (const code of [
    "CERT_HAS_EXPIRED",
    "DEPTH_ZERO_SELF_SIGNED_CERT",
    "ERR_TLS_CERT_ALTNAME_INVALID",
    "UNABLE_TO_VERIFY_LEAF_SIGNATURE",
  ]) {
    test(`${code} is not_sent and not retried`, () => {
      expect(failed({ code })).toEqual({ class: "not_sent", retry: false });
    });
  }

  for (const code of ["EHOSTUNREACH", "ENETUNREACH", "ETIMEDOUT", "ECONNRESET"]) {
    test(`${code} is not_sent only while connecting`, () => {
      expect(failed({ code, syscall: "connect" })).toEqual(notSent);
      expect(failed({ code, syscall: "read" })).toEqual(maybe);
      expect(failed({ code, syscall: "write" })).toEqual(maybe);
      expect(failed({ code })).toEqual(maybe);
    });
  }

  test("of several refused addresses is not_sent", () => {
    const errors = [Object.assign(new Error("no"), { code: "ECONNREFUSED", syscall: "connect" })];
    expect(classifyError(new TypeError("fetch failed", { cause: new AggregateError(errors) }))).toEqual(notSent);
  });

  test.each([
    ["ECONNRESET", "ECONNREFUSED"],
    ["ECONNREFUSED", "ECONNRESET"],
    ["UND_ERR_SOCKET", "CERT_HAS_EXPIRED"],
    ["ECONNREFUSED", undefined],
  ])("of several connections is maybe unless all of them were refused: %s, %s", (...codes) => {
    const errors = codes.map((code) => Object.assign(new Error("no"), code && { code }));
    expect(classifyError(new TypeError("fetch failed", { cause: new AggregateError(errors) }))).toEqual(maybe);
  });

  test("is maybe if a refused connection is only its last error", () => {
    const cause = Object.assign(new Error("no"), { code: "ECONNREFUSED" });
    const wrapper = Object.assign(new Error("gave up", { cause }), { code: "ECONNRESET" });
    expect(classifyError(new TypeError("fetch failed", { cause: wrapper }))).toEqual(maybe);
  });

  test.each(["MY_CERT_STORE", "NOT_ENOTFOUND", "RECONNECT_ECONNREFUSED"])(
    "with the code %s is not mistaken for the code that it contains",
    (code) => {
      expect(failed({ code })).toEqual(maybe);
    },
  );

  test.each(["reconnect", "connected"])("during %s does not count as an error while connecting", (syscall) => {
    expect(failed({ code: "ETIMEDOUT", syscall })).toEqual(maybe);
  });

  test("is looked up among its causes, to a limited depth", () => {
    const nested = (depth: number): Error =>
      depth === 0
        ? Object.assign(new Error("no"), { code: "ECONNREFUSED" })
        : new Error("", { cause: nested(depth - 1) });
    expect([1, 4, 5, 50].map((depth) => classifyError(nested(depth)))).toEqual([notSent, notSent, maybe, maybe]);

    const endless = new Error("again");
    endless.cause = endless;
    const several = new AggregateError([]);
    several.errors.push(several);
    expect([endless, several].map(classifyError)).toEqual([maybe, maybe]);
  });

  test("that throws when inspected is maybe", () => {
    const hostile = Object.defineProperty({}, "code", {
      get: () => {
        throw new Error("no");
      },
    });
    expect(classifyError(hostile)).toEqual(maybe);
    expect(classifyError({ code: "ECONNREFUSED", cause: null })).toEqual(notSent);
  });

  test("of any other kind is maybe, whatever was thrown", () => {
    fc.assert(
      fc.property(fc.anything(), (thrown) => {
        expect(classifyError(thrown)).toEqual(maybe);
      }),
    );
    for (const code of [
      "ECONNRESET",
      "EPIPE",
      "EPROTO",
      "UND_ERR_SOCKET",
      "UND_ERR_HEADERS_TIMEOUT",
      "HPE_INVALID_CONSTANT",
      // On a connection in use too: test/faults/copies.test.ts.
      "ERR_SSL_WRONG_VERSION_NUMBER",
      "",
    ]) {
      expect(failed({ code })).toEqual(maybe);
    }
  });
});
