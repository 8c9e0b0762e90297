import { getEventListeners } from "node:events";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { MAX_DELAY, sleep, within } from "../../src/transport/clock.ts";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** Whether a promise is settled by now, and how. */
async function stateOf(promise: Promise<unknown>): Promise<unknown> {
  const pending = Promise.resolve("pending");
  await Promise.resolve();
  return Promise.race([
    promise.then(
      (value) => value ?? "over",
      (error: unknown) => error,
    ),
    pending.then().then(),
  ]);
}

describe("a sleep", () => {
  test("lasts at least as long as asked, in whole milliseconds", async () => {
    const over = sleep(9.5, undefined);
    await vi.advanceTimersByTimeAsync(9);
    expect(await stateOf(over)).toBe("pending");
    await vi.advanceTimersByTimeAsync(1);
    expect(await stateOf(over)).toBe("over");
  });

  test("lasts longer than a single timer can", async () => {
    const over = sleep(Infinity, undefined);
    await vi.advanceTimersByTimeAsync(MAX_DELAY - 1);
    expect(await stateOf(over)).toBe("pending");
    await vi.advanceTimersByTimeAsync(1);
    expect(await stateOf(over)).toBe("over");
  });

  test("ends at an abort with the signal's reason, and leaves no timer and no listener behind", async () => {
    const { signal, abort } = controller();
    const over = sleep(1_000, signal).catch((error: unknown) => error);
    expect(vi.getTimerCount()).toBe(1);
    abort("enough");
    expect(await over).toBe("enough");
    expect(vi.getTimerCount()).toBe(0);
    expect(getEventListeners(signal, "abort")).toEqual([]);
  });

  test("leaves no listener behind at its end", async () => {
    const { signal } = controller();
    const over = sleep(10, signal);
    expect(getEventListeners(signal, "abort")).toHaveLength(1);
    await vi.advanceTimersByTimeAsync(10);
    await over;
    expect(getEventListeners(signal, "abort")).toEqual([]);
  });

  test("does not start if the signal is already aborted", async () => {
    await expect(sleep(10, AbortSignal.abort("before"))).rejects.toBe("before");
    expect(vi.getTimerCount()).toBe(0);
  });
});

describe("a promise with a time limit", () => {
  const late = new Error("late");
  const limits = (signal?: AbortSignal) => ({ time: 50, signal, onTimeout: () => late });

  test("settles as the promise does in time, and leaves no timer and no listener behind", async () => {
    const { signal } = controller();
    expect(await within(Promise.resolve(7), limits(signal))).toBe(7);
    await expect(within(Promise.reject(new Error("own")), limits(signal))).rejects.toThrow("own");
    expect(vi.getTimerCount()).toBe(0);
  });

  test("is abandoned at the time limit", async () => {
    const given = within(new Promise(() => {}), limits()).catch((error: unknown) => error);
    await vi.advanceTimersByTimeAsync(49);
    expect(await stateOf(given)).toBe("pending");
    await vi.advanceTimersByTimeAsync(1);
    expect(await given).toBe(late);
  });

  test("is abandoned at an abort, with the signal's reason", async () => {
    const { signal, abort } = controller();
    const given = within(new Promise(() => {}), limits(signal)).catch((error: unknown) => error);
    abort("enough");
    expect(await given).toBe("enough");
    expect(vi.getTimerCount()).toBe(0);
  });
});

function controller() {
  const controlled = new AbortController();
  return { signal: controlled.signal, abort: (reason: unknown) => controlled.abort(reason) };
}
