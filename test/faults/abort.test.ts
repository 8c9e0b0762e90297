import { getEventListeners } from "node:events";
import type { CallListener } from "revokit";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { broken, silence } from "../support/answers.ts";
import { apis, example, kirim, natural } from "../support/apis.ts";
import { type Answer, listen } from "../support/loopback.ts";
import { type Played, type PlayOptions, play, playOn } from "../support/play.ts";
import { TOKEN } from "../support/secrecy.ts";
import { freezeTime } from "../support/waiting.ts";

const reason = { why: "the caller changed their mind" };

let timers = 0;

beforeEach(() => {
  timers = activeTimers();
});

afterEach(() => {
  expect(activeTimers(), "timers left behind").toBeLessThanOrEqual(timers);
});

function activeTimers(): number {
  return process.getActiveResourcesInfo().filter((resource) => resource === "Timeout").length;
}

for (const api of apis) {
  test(`an abort before ${api.contract.title}'s call sends nothing, and asks for no token`, async () => {
    const signal = AbortSignal.abort(reason);
    const token = vi.fn(() => TOKEN);

    const played = await play(api, [example(api, 200)], { token, call: { signal } });

    expect(played.requests).toEqual([]);
    expect(token).not.toHaveBeenCalled();
    expect(played.error).toBe(reason);
    expect(played.events).toMatchObject([{ type: "call_ended", outcome: "not_sent", attempts: [] }]);
    expect(getEventListeners(signal, "abort")).toEqual([]);
  });
}

/** Aborts a call as soon as the server has answered in this way, and checks what is true of every abort. */
async function abortAfter(answer: Answer, options: PlayOptions = {}): Promise<Played> {
  const controller = new AbortController();
  const { signal } = controller;
  let aborted = 0;
  let ended = 0;
  const abort: Answer = (response, request) => {
    answer(response, request);
    // After the client has received the bytes written above.
    setTimeout(() => {
      aborted = performance.now();
      controller.abort(reason);
    }, 100);
  };
  const onEvent: CallListener = ({ type }) => {
    if (type === "call_ended") ended = performance.now();
  };

  const played = await play(natural, [abort], { ...options, onEvent, call: { signal } });

  expect(ended - aborted).toBeLessThan(50);
  expect(played.requests).toHaveLength(1);
  expect(played.error).toBe(reason);
  expect(getEventListeners(signal, "abort")).toEqual([]);
  return played;
}

function endOf({ events }: Played): object | undefined {
  return events.find((event) => event.type === "call_ended");
}

test("an abort in flight ends the call with the caller's own reason", async () => {
  const played = await abortAfter(silence);

  expect(endOf(played)).toMatchObject({ outcome: "unknown", attempts: [{ class: "maybe", ending: "aborted" }] });
});

test("an abort while the body is read ends the call as applied", async () => {
  const played = await abortAfter(broken(200, "{", "stall"));

  expect(endOf(played)).toMatchObject({ outcome: "applied", attempts: [{ class: "applied", ending: "aborted" }] });
});

test("an abort during the backoff ends the call", async () => {
  vi.spyOn(Math, "random").mockReturnValue(1);

  const played = await abortAfter(example(natural, 503), { retry: { baseDelay: 5_000 } });

  expect(endOf(played)).toMatchObject({ outcome: "unknown", attempts: [{ class: "maybe", ending: "response" }] });
});

test("an abort while the token is being fetched ends the call", async () => {
  const server = await listen(example(kirim, 200));
  const controller = new AbortController();
  const token = () => {
    queueMicrotask(() => controller.abort(reason));
    return new Promise<string>(() => {});
  };

  const played = await playOn(server, kirim, { token, call: { signal: controller.signal } });

  expect(server.requests).toEqual([]);
  expect(played.error).toBe(reason);
  expect(getEventListeners(controller.signal, "abort")).toEqual([]);
});

test("a success leaves no listener on the caller's signal", async () => {
  const { signal } = new AbortController();

  await play(natural, [example(natural, 503), example(natural, 200)], { call: { signal } });

  expect(getEventListeners(signal, "abort")).toEqual([]);
});

for (const first of ["abort", "timeout"] as const) {
  test(`an ${first} that comes first wins the race`, async () => {
    freezeTime();
    let arrive = (): void => {};
    const arrival = new Promise<void>((resolve) => (arrive = resolve));
    const server = await listen(() => arrive());
    const controller = new AbortController();
    const call = playOn(server, kirim, {
      timeout: first === "abort" ? 110 : 90,
      call: { signal: controller.signal },
    });
    await arrival;
    setTimeout(() => controller.abort(reason), 100);

    // Both in one turn of the event loop, before the client sees either.
    vi.advanceTimersByTime(200);

    const played = await call;
    if (first === "abort") expect(played.error).toBe(reason);
    else expect(played).toMatchObject({ ended: "TimeoutError", code: "timeout", outcome: "unknown" });
  });
}

test("the caller's AbortSignal.timeout ends the call with that signal's reason", async () => {
  const signal = AbortSignal.timeout(200);

  const played = await play(kirim, [silence], { call: { signal } });

  expect(played.error).toBe(signal.reason);
  expect(played.ended).toBe("TimeoutError");
  expect(played.error).not.toHaveProperty("outcome");
  expect(endOf(played)).toMatchObject({ outcome: "unknown", attempts: [{ ending: "aborted" }] });
});

test.each(["attempt_started", "attempt_ended", "retry_scheduled"])(
  "an abort in a listener of %s ends the call before anything more is sent",
  async (type) => {
    const controller = new AbortController();
    const onEvent: CallListener = (event) => {
      if (event.type === type) controller.abort(reason);
    };

    const played = await play(kirim, [example(kirim, 500)], { onEvent, call: { signal: controller.signal } });

    expect(played.error).toBe(reason);
    expect(played.requests).toHaveLength(type === "attempt_started" ? 0 : 1);
  },
);
