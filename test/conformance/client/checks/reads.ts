import assert from "node:assert/strict";
import { getByPointer } from "revokit/toolkit";
import type { Check } from "../check.ts";
import { classOf, outcomeOf } from "../expectations.ts";
import {
  call,
  documentedAnswers,
  exampleInput,
  type ClientTestContext,
  respond,
  scripted,
} from "../client-test-context.ts";

const isRetried = (ended: string) => ended === "maybe" || ended === "throttled";

export const documentedStatuses: Check = {
  name: "each documented answer, with each of its examples, is a value with its status, its outcome and its request id",
  async run(context) {
    const input = exampleInput(context);
    for (const { status, headers, mediaType, value } of documentedAnswers(context)) {
      const fields = { ...withoutRetryAfter(headers), ...ownRequestId(context) };
      const { client, sent } = scripted(context, [() => respond(status, mediaType, value, fields)]);
      const result = await call(context, client, input);
      const ended = classOf(context.operation, status, value);
      const isSuccess = status >= 200 && status < 300;
      assert.equal(result.status, status);
      assert.equal(result.ok, isSuccess, `ok of ${status}`);
      assert.deepEqual(isSuccess ? result.data : result.error, value, `the body of ${status}`);
      assert.equal(isSuccess ? result.error : result.data, undefined);
      assert.equal(result.outcome, outcomeOf([ended]), `the outcome of ${status}`);
      assert.equal(result.operationId, context.operationId);
      assert.equal(result.attempts.length, sent.length);
      assert.deepEqual(new Set(result.attempts.map((each) => each.class)), new Set([ended]), `the class of ${status}`);
      assert.equal(sent.length > 1, isRetriedFor(context, ended), `the attempts of ${status}`);
      assert.equal(result.requestId, requestIdOf(context, fields, value), `the request id of ${status}`);
      assert.equal(result.replayed, isReplay(context, fields));
      assert.equal(context.library.isStatus(thrownBy(context, result), status), !isSuccess, `unwrap of ${status}`);
      assert.equal(
        context.library.isStatus(thrownBy(context, result), status + 1),
        false,
        `a status other than ${status}`,
      );
    }
  },
};

export const undocumentedStatuses: Check = {
  name: "each undocumented status from 200 to 599 is a typed error with its status and its outcome",
  async run(context) {
    const input = exampleInput(context);
    const { responses } = context.operation;
    for (let status = 200; status <= 599; status += 1) {
      const isRedirect = status >= 300 && status < 400 && status !== 304;
      const range = [`${Math.floor(status / 100)}XX`, "default"].some((key) => key in responses);
      if (String(status) in responses || (range && !isRedirect)) continue;
      const { client, sent } = scripted(context, [
        () => respond(status, "application/json", { any: 1 }, { location: "/x" }),
      ]);
      const error: unknown = await call(context, client, input).catch((reason: unknown) => reason);
      assert.ok(error instanceof context.library.UnexpectedResponseError, `${status} is not a typed error`);
      const ended = classOf(context.operation, status, undefined);
      assert.equal(error.status, status);
      assert.equal(error.code, isRedirect ? "redirect" : "undocumented_status", `the code of ${status}`);
      assert.equal(error.outcome, outcomeOf([ended]), `the outcome of ${status}`);
      assert.equal(
        sent.length > 1,
        isRetriedFor(context, ended) && (status === 408 || status >= 400),
        `the attempts of ${status}`,
      );
    }
  },
};

export const brokenBodies: Check = {
  name: "a documented status with a body that can't be used is a typed error that keeps status and outcome",
  async run(context) {
    const input = exampleInput(context);
    for (const { status, mediaType } of documentedAnswers(context)) {
      if (mediaType === undefined || !/json/.test(mediaType)) continue;
      const raw = (body: string | ReadableStream | null, type = mediaType) =>
        new Response(body, { status, headers: { "content-type": type } });
      const wrong: readonly [string, () => Response][] = [
        ["wrong_media_type", () => raw("<html>", "text/html")],
        ["wrong_media_type", () => raw("{}", "application/x-unknown")],
        ["empty_body", () => raw(null)],
        ["malformed_json", () => raw("{")],
        ["body_too_large", () => raw(`"${"a".repeat(1_048_576)}"`)],
        ["body_unreadable", () => raw(brokenStream())],
      ];
      for (const [code, answer] of wrong) {
        const { client } = scripted(context, [answer], { retry: { attempts: 1 } });
        const error: unknown = await call(context, client, input).catch((reason: unknown) => reason);
        assert.ok(
          error instanceof context.library.UnexpectedResponseError,
          `${code} of ${status} is not a typed error`,
        );
        assert.equal(error.code, code, `${code} of ${status}`);
        assert.equal(error.status, status);
        assert.equal(error.outcome, outcomeOf([classOf(context.operation, status, undefined)]), `${code} of ${status}`);
      }
    }
  },
};

function withoutRetryAfter({ "Retry-After": _, ...headers }: Readonly<Record<string, string>>) {
  return headers;
}

/** A different status from the one in the body. */
function ownRequestId({ api }: ClientTestContext): Record<string, string> {
  const { header } = api.contract.requestId ?? {};
  return header === undefined ? {} : { [header]: "id-of-the-header" };
}

/** Only safe retries are made. */
function isRetriedFor({ operation: { method, idempotency } }: ClientTestContext, ended: string): boolean {
  const isSafeToRetry = idempotency !== undefined || (method !== "POST" && method !== "PATCH");
  return ended === "throttled" || (isRetried(ended) && isSafeToRetry);
}

function requestIdOf(
  { api }: ClientTestContext,
  headers: Readonly<Record<string, string>>,
  body: unknown,
): string | undefined {
  const { header, pointers = [] } = api.contract.requestId ?? {};
  const stated = header === undefined ? undefined : headers[header];
  const found =
    stated ?? pointers.map((pointer) => getByPointer(body, pointer)).find((value) => typeof value === "string");
  return typeof found === "string" ? found : undefined;
}

function isReplay({ operation }: ClientTestContext, headers: Readonly<Record<string, string>>): boolean {
  const replayed = operation.idempotency?.replayed;
  return replayed !== undefined && headers[replayed.header] === replayed.value;
}

function thrownBy({ library }: ClientTestContext, result: Awaited<ReturnType<typeof call>>): unknown {
  try {
    // Its type is that of any result.
    library.unwrap(result as unknown as Parameters<typeof library.unwrap>[0]);
    return undefined;
  } catch (error) {
    return error;
  }
}

function brokenStream(): ReadableStream {
  return new ReadableStream({
    start: (controller) => controller.enqueue(new TextEncoder().encode("{")),
    pull: (controller) => controller.error(new TypeError("terminated")),
  });
}
