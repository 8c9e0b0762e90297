import { expect, test } from "vitest";
import { decodeContent } from "../../src/node/decode-content.ts";

const body = { read: () => Promise.resolve({ done: true }), cancel: () => {} };

test.each(["constructor", "__proto__", "gzip, toString", "identity", "", "unknown", Array(6).fill("br").join()])(
  "a body whose content coding is %j is left unchanged",
  (coding) => {
    expect(decodeContent(body, coding)).toBe(body);
  },
);

test("a body with a known content coding is decoded", () => {
  expect(decodeContent(body, "br, GZIP, identity")).not.toBe(body);
});
