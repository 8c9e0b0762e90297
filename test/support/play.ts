import { RevokitError, type CallEvent, type ClientOptions, type Outcome } from "revokit";
import { expect } from "vitest";
import type { AttemptClass } from "../../src/transport/outcome.ts";
import { type AnyOptions, type AnyResult, type TestApi } from "./apis.ts";
import { type Answer, listen, type Loopback, type SeenRequest } from "./loopback.ts";
import { percentEncode } from "./percent-encode.ts";
import { expectNoToken, TOKEN } from "./secrecy.ts";

/** A call as the server and the caller saw it. */
export interface Played {
  readonly requests: readonly SeenRequest[];
  /** The idempotency keys that the server saw, without repeats. */
  readonly keys: readonly unknown[];
  /** `result`, or the name of what was thrown. */
  readonly ended: string;
  readonly ok?: boolean;
  readonly status?: unknown;
  readonly code?: unknown;
  readonly outcome?: Outcome;
  readonly attempts?: readonly AttemptClass[];
  readonly result?: AnyResult;
  readonly error?: unknown;
  readonly events: readonly CallEvent[];
}

/** What a test may override. */
export interface PlayOptions extends ClientOptions {
  readonly args?: object;
  readonly call?: AnyOptions;
}

/**
 * Calls an API whose server gives these answers, and checks what is true of every call: valid requests and no leaked secret.
 */
export async function play(api: TestApi, answers: [Answer, ...Answer[]], options: PlayOptions = {}): Promise<Played> {
  const server = await listen(...answers);
  return playOn(server, api, options);
}

/** The same on an existing server, or on none. */
export async function playOn(
  server: Loopback,
  api: TestApi,
  { args = api.ids, call, ...options }: PlayOptions = {},
): Promise<Played> {
  const events: CallEvent[] = [];
  const { onEvent } = options;
  const before = server.requests.length;
  const created = api.create({
    ...clientOptions(server.url, api),
    ...options,
    onEvent: (event) => {
      events.push(event);
      return onEvent?.(event);
    },
  });
  const { result, error } = await settle(created.call(args, call));
  const requests = server.requests.slice(before);

  for (const each of [created.client, result, error, events]) expectNoToken(each);
  for (const request of requests) expectAsDescribed(request, api);
  const report = result ?? (error instanceof RevokitError ? error : undefined);
  const said = events.find((event) => event.type === "call_ended");
  if (report && said) expect(said.outcome, "the event's outcome").toBe(report.outcome);

  const { idempotency } = api.operation;
  const keys = idempotency ? requests.map(({ headers }) => headers[idempotency.header.toLowerCase()]) : [];
  return {
    requests,
    keys: [...new Set(keys)],
    ended: result ? "result" : error instanceof Error ? error.name : typeof error,
    ...(result && { result, ok: result.ok, status: result.status }),
    ...(error !== undefined && { error }),
    ...(error instanceof Error && { status: Reflect.get(error, "status"), code: Reflect.get(error, "code") }),
    ...(report && { outcome: report.outcome, attempts: report.attempts.map((attempt) => attempt.class) }),
    events,
  };
}

/** Options that keep waits short. */
export function clientOptions(url: string, { contract }: TestApi): ClientOptions {
  const { pathname } = new URL(contract.servers[0] ?? url);
  return { token: TOKEN, baseUrl: url + pathname, retry: { baseDelay: 1 }, attemptTimeout: 3_000, timeout: 9_000 };
}

/** The settled state of a promise. */
export async function settle<T>(promise: Promise<T>): Promise<{ readonly result?: T; readonly error?: unknown }> {
  try {
    return { result: await promise };
  } catch (error) {
    return { error };
  }
}

/** The request target that the contract describes for these values. */
export function targetOf({ contract, operation }: TestApi, ids: Readonly<Record<string, string>>): string {
  const path = operation.path.replaceAll(/\{([^}]+)\}/g, (_, name: string) => percentEncode(ids[name] ?? ""));
  return new URL(contract.servers[0] ?? "").pathname.replace(/\/$/, "") + path;
}

function expectAsDescribed({ method, target, headers }: SeenRequest, api: TestApi): void {
  const { field = "", scheme } = api.operation.security?.[0]?.[0] ?? {};
  expect(method).toBe(api.operation.method);
  expect(target).toBe(targetOf(api, api.ids));
  expect(headers[field.toLowerCase()]).toBe(`${scheme} ${TOKEN}`);
}
