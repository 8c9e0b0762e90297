import { expect, test, vi } from "vitest";
import { broken, silence } from "../support/answers.ts";
import { apis, example, kirim, natural } from "../support/apis.ts";
import type { Answer } from "../support/loopback.ts";
import { play, settle } from "../support/play.ts";

for (const api of apis) {
  test(`${api.contract.title}'s headers never arrive, so the attempt ends and another follows`, async () => {
    const played = await play(api, [silence, example(api, 200)], { attemptTimeout: 300 });

    expect(played.requests).toHaveLength(2);
    expect(played.keys).toHaveLength(api.operation.idempotency ? 1 : 0);
    expect(played.result?.attempts[0]?.ending).toBe("timeout");
    expect(played).toMatchObject({ ended: "result", ok: true, outcome: "applied", attempts: ["maybe", "applied"] });
  });
}

test("a TimeoutError after attempts without response headers has the outcome unknown", async () => {
  const played = await play(kirim, [silence], { attemptTimeout: 40 });

  expect(played.requests).toHaveLength(3);
  expect(played).toMatchObject({
    ended: "TimeoutError",
    code: "timeout",
    outcome: "unknown",
    attempts: ["maybe", "maybe", "maybe"],
  });
});

test("a call whose time a token function has used up sends nothing", async () => {
  const token = () => {
    for (const end = performance.now() + 60; performance.now() < end;);
    return "token-for-tests";
  };
  const fetch = vi.fn(async () => Response.json({}));
  const { error } = await settle(kirim.create({ token, fetch, timeout: 50 }).call(kirim.ids));

  expect(error).toMatchObject({ name: "TimeoutError", outcome: "not_sent", attempts: [] });
  expect(fetch).not.toHaveBeenCalled();
});

for (const api of apis) {
  test(`${api.contract.title}'s body stalls after 200, so it is applied and not retried`, async () => {
    const played = await play(api, [broken(200, '{"data":', "stall")], { attemptTimeout: 300 });

    expect(played.requests).toHaveLength(1);
    expect(played).toMatchObject({
      ended: "TimeoutError",
      outcome: "applied",
      attempts: ["applied"],
      error: { attempts: [{ ending: "timeout", status: 200 }] },
    });
  });
}

/** Sends a head at once, if any, and then a byte at a time until the client disconnects. */
function trickle(head: string): Answer {
  return (_, { socket }) => {
    socket.write(head);
    const timer = setInterval(() => socket.write("H"), 10);
    socket.on("close", () => clearInterval(timer));
  };
}

const endless = "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 1000000\r\n\r\n";

for (const limit of ["attemptTimeout", "timeout"]) {
  test(`a body that arrives a byte at a time is limited by ${limit}`, async () => {
    const start = performance.now();

    const played = await play(natural, [trickle(endless)], { [limit]: 300 });

    expect(performance.now() - start).toBeLessThan(2_500);
    expect(played.requests).toHaveLength(1);
    expect(played).toMatchObject({ ended: "TimeoutError", outcome: "applied", attempts: ["applied"] });
  });
}

test("headers that arrive a byte at a time are bounded by the timeout of the whole call", async () => {
  const start = performance.now();

  const played = await play(natural, [trickle("HTTP/1.1 200 OK\r\nX-Slow: ")], { attemptTimeout: 300, timeout: 500 });

  expect(performance.now() - start).toBeLessThan(2_500);
  expect(played.requests.length).toBeLessThan(3);
  expect(played.keys).toHaveLength(1);
  expect(played).toMatchObject({ ended: "TimeoutError", outcome: "unknown" });
});

/** A server whose answer follows a jump of the system's clock, as after a time correction. */
function jumping(hours: number, answer: Answer): Answer {
  return (response, request) => {
    const now = Date.now();
    vi.spyOn(Date, "now").mockImplementation(() => now + hours * 3_600_000);
    answer(response, request);
  };
}

for (const hours of [-24, 24]) {
  test(`a clock that jumps by ${hours} hours neither shortens nor lengthens a call`, async () => {
    const unharmed = await play(natural, [jumping(hours, example(natural, 503)), example(natural, 200)]);
    const start = performance.now();
    const ended = await play(natural, [jumping(hours, silence)], { timeout: 100 });

    expect(unharmed).toMatchObject({ ended: "result", ok: true, outcome: "applied", attempts: ["maybe", "applied"] });
    expect(performance.now() - start).toBeLessThan(2_500);
    expect(ended).toMatchObject({ ended: "TimeoutError", outcome: "unknown", attempts: ["maybe"] });
    for (const { duration } of ended.events.filter((event) => event.type === "call_ended")) {
      expect(duration).toBeLessThan(2_500);
    }
  });
}
