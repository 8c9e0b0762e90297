import { kirim } from "revokit/mock";
import { expect, test } from "vitest";
import { exchange, NoAnswer } from "../../scripts/conformance/runner/exchange.ts";
import { Patience } from "../../scripts/conformance/runner/patience.ts";

/** A server that throttles a number of requests, and a wait that takes no time. */
function limited(refusals: number, headers: Readonly<Record<string, string>>, maxWait?: number) {
  const waits: number[] = [];
  let requests = 0;
  const subject = {
    api: kirim,
    baseUrl: "https://any.example",
    fixtures: { token: "", operations: {} },
    allowsUnsafe: false,
    fetch: () => {
      requests += 1;
      return Promise.resolve(new Response(null, { status: requests <= refusals ? 429 : 204, headers }));
    },
    wait: (time: number) => Promise.resolve(void waits.push(time)),
    ...(maxWait !== undefined && { maxWait }),
  };
  return { subject, waits };
}

const request = { method: "GET", url: "https://any.example/", headers: {} };

test("the suite waits for a slow rate limit as often as it asks", async () => {
  const { subject, waits } = limited(100, { "retry-after": "30" });

  expect(await exchange(subject, request)).toMatchObject({ status: 204 });
  expect(waits).toEqual(Array(100).fill(30_000));
});

test("a rate limit that asks for more time than allowed ends the wait with a finding", async () => {
  const { subject, waits } = limited(100, { "retry-after": "30" }, 70_000);

  await expect(exchange(subject, request)).rejects.toThrow("waiting for more than 70 s in total is not allowed");
  await expect(exchange(subject, request)).rejects.toBeInstanceOf(NoAnswer);
  expect(waits.slice(0, 2)).toEqual([30_000, 30_000]);
});

test.each(["0", "Sat, 01 Jan 2000 00:00:00 GMT"])(
  "a rate limit that asks for no time, but does not end, ends with a finding: Retry-After: %s",
  async (time) => {
    const { subject, waits } = limited(Infinity, { "retry-after": time }, 3000);

    await expect(exchange(subject, request)).rejects.toBeInstanceOf(NoAnswer);
    expect(waits).toEqual([1000, 1000, 1000]);
  },
);

test("a 429 without Retry-After is retried a few times, then judged", async () => {
  const { subject, waits } = limited(100, {});

  expect(await exchange(subject, request)).toMatchObject({ status: 429 });
  expect(waits).toEqual([1000, 2000, 4000, 8000]);
});

test("requests that are throttled together wait together, and the wait is reported once", async () => {
  const told: number[] = [];
  let waits = 0;
  const wait = () => {
    waits += 1;
    return new Promise<void>((resolve) => setTimeout(resolve));
  };
  const patience = new Patience({ wait, onWait: (delay) => told.push(delay) });
  await Promise.all(Array.from({ length: 16 }, () => patience.wait(1000)));

  expect([waits, told]).toEqual([1, [1000]]);
});

test("a wait that another one outlasts does not end it, and what they share counts once", async () => {
  const told: number[] = [];
  const ends: (() => void)[] = [];
  const wait = () => new Promise<void>((resolve) => void ends.push(resolve));
  const patience = new Patience({ wait, maxWait: 5000, onWait: (delay, before) => void told.push(delay, before) });
  const short = patience.wait(1000);
  const long = patience.wait(4000);
  ends[0]?.();
  await short;
  const joined = patience.wait(2000);

  expect(ends).toHaveLength(2);
  ends[1]?.();
  await Promise.all([long, joined]);
  expect(told.map((each) => Math.round(each / 100))).toEqual([10, 0, 30, 10]);
});

test("a run that is ended stops waiting", async () => {
  const { subject } = limited(100, { "retry-after": "30" });
  const signal = AbortSignal.abort(new Error("enough"));

  await expect(exchange({ ...subject, signal }, request)).rejects.toThrow("enough");
});
