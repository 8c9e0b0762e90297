import assert from "node:assert/strict";
import type { Check } from "../check.ts";
import { ending, failure } from "../ending.ts";

export const connections: Check = {
  name: "a request that never left is not_sent, one that may have arrived unknown",
  async run(context) {
    const unsent = [
      ["ECONNREFUSED"],
      ["ENOTFOUND"],
      ["EAI_AGAIN"],
      ["UND_ERR_CONNECT_TIMEOUT"],
      ["EHOSTUNREACH", "connect"],
    ];
    for (const [code = "", syscall] of unsent) {
      const { ended, sent } = await ending(context, [failure(code, syscall)]);
      assert.ok(ended instanceof context.library.ConnectionError, code);
      assert.deepEqual([ended.outcome, sent.length], ["not_sent", 3], code);
    }
    for (const code of ["ECONNRESET", "UND_ERR_SOCKET", "EPIPE", "HPE_INVALID_CONSTANT"]) {
      const { ended } = await ending(context, [failure(code, "read")]);
      assert.ok(ended instanceof context.library.ConnectionError, code);
      assert.equal(ended.outcome, "unknown", code);
    }

    const strange = await ending(context, [() => Promise.reject("no error at all")]);
    assert.ok(strange.ended instanceof context.library.ConnectionError, "a string that was thrown");
  },
};
