import { expect, test } from "vitest";
import { text } from "../support/answers.ts";
import { apis, example } from "../support/apis.ts";
import { listen } from "../support/loopback.ts";
import { play } from "../support/play.ts";

for (const api of apis) {
  const { title } = api.contract;

  for (const status of [301, 302, 307, 308]) {
    // Servers often answer 301 and 302 after applying the request; 307 and 308 ask to send it elsewhere.
    const isRefusal = status >= 307;
    const ended = isRefusal
      ? { outcome: "rejected", attempts: ["rejected"] }
      : { outcome: "unknown", attempts: ["maybe"] };

    test(`${title}'s ${status} to another origin is not followed`, async () => {
      const elsewhere = await listen(example(api, 200));

      const played = await play(api, [text(status, "", { location: `${elsewhere.url}/` })]);

      expect(elsewhere.requests).toEqual([]);
      expect(played.requests).toHaveLength(1);
      expect(played).toMatchObject({
        ended: "UnexpectedResponseError",
        code: "redirect",
        status,
        ...ended,
      });
      expect(played.error).toHaveProperty("message", expect.not.stringContaining(elsewhere.url));
    });

    test(`${title}'s ${status} to the same origin leads nowhere`, async () => {
      const played = await play(api, [text(status, "", { location: "/elsewhere" }), example(api, 200)]);

      expect(played.requests).toHaveLength(1);
      expect(played).toMatchObject({ ended: "UnexpectedResponseError", code: "redirect", status, ...ended });
    });
  }

  test(`${title}'s 303 is not a success, although it may answer one`, async () => {
    const played = await play(api, [text(303, "", { location: "/done" }), example(api, 200)]);

    expect(played.requests).toHaveLength(1);
    expect(played).toMatchObject({
      ended: "UnexpectedResponseError",
      code: "redirect",
      status: 303,
      outcome: "unknown",
      attempts: ["maybe"],
    });
  });
}
