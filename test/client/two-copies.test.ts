import {
  ApiError,
  ConnectionError,
  InvalidRequestError,
  isStatus,
  RevokitError,
  TimeoutError,
  UnexpectedResponseError,
  unwrap,
} from "revokit";
import { createKirim } from "revokit/kirim";
import { createMock, MOCK_TOKEN } from "revokit/mock";
import { describe, expect, test, vi } from "vitest";
import { link } from "../support/examples.ts";

const parameters = link;

vi.resetModules();
const other = await import("../../src/index.ts");
const report = {
  outcome: "unknown",
  attempts: [],
  requestId: undefined,
  idempotencyKey: undefined,
  retryAfter: undefined,
} as const;

describe("an error of another copy of the library", () => {
  const classes = [
    [ConnectionError, new other.ConnectionError("no", report)],
    [TimeoutError, new other.TimeoutError("no", report)],
    [InvalidRequestError, new other.InvalidRequestError("id", "must be a string")],
    [
      UnexpectedResponseError,
      new other.UnexpectedResponseError("no", report, { code: "redirect", status: 302, body: undefined }),
    ],
  ] as const;

  test.each(classes)("is an instance of its own class here, and of no other", (own, error) => {
    expect(Object.getPrototypeOf(error)).not.toBe(own.prototype);
    expect(error instanceof RevokitError).toBe(true);
    for (const [each] of classes) expect(error instanceof each).toBe(each === own);
    expect(error instanceof ApiError).toBe(false);
  });

  test("is not an instance of a class derived here", () => {
    class Own extends ConnectionError {}

    expect(new other.ConnectionError("no", report) instanceof Own).toBe(false);
    expect(new Own("no", report) instanceof Own).toBe(true);
    expect(new Own("no", report) instanceof other.ConnectionError).toBe(true);
  });

  test("is not any error with the same name, nor any other value", () => {
    const alike = Object.assign(new Error("no"), { name: "ConnectionError", code: "connection" });

    for (const value of [alike, {}, null, undefined, "ConnectionError", 1]) {
      expect(value instanceof RevokitError).toBe(false);
    }
  });
});

describe("isStatus", () => {
  test("works with a method that is bound or wrapped, and tells other operations' methods apart", async () => {
    const kirim = createKirim({ fetch: createMock().fetch, token: MOCK_TOKEN });
    await kirim.revokeSetupLink(parameters);
    const error: unknown = await kirim
      .revokeSetupLink(parameters)
      .then(unwrap)
      .catch((reason: unknown) => reason);
    const wrapped = (...args: Parameters<typeof kirim.revokeSetupLink>) => kirim.revokeSetupLink(...args);

    expect(isStatus(error, 409, kirim.revokeSetupLink)).toBe(true);
    expect(isStatus(error, 409, kirim.revokeSetupLink.bind(kirim))).toBe(true);
    expect(isStatus(error, 409, wrapped)).toBe(true);
    expect(other.isStatus(error, 409, wrapped)).toBe(true);
    expect(isStatus(error, 404, kirim.revokeSetupLink)).toBe(false);
    if (isStatus(error, 409, wrapped)) expect(error.error.error.code).toBeTypeOf("string");
  });
});
