import assert from "node:assert/strict";
import { inspect } from "node:util";
import { headerCredentialOf } from "revokit/toolkit";
import type { Check } from "../check.ts";
import { call, exampleInput, scripted, TOKEN } from "../client-test-context.ts";

export const secrecy: Check = {
  name: "the credential is in no error and in no view of the client",
  appliesTo: (operation) => headerCredentialOf(operation) !== undefined,
  async run(context) {
    const leaky = new TypeError(`fetch failed for ${TOKEN}`, { cause: new Error(TOKEN) });
    const { client } = scripted(context, [() => Promise.reject(leaky)]);
    const error: unknown = await call(context, client, exampleInput(context)).catch((reason: unknown) => reason);
    assert.ok(error instanceof context.library.ConnectionError, "it is not a ConnectionError");
    const views = [
      inspect(error, { depth: 9, showHidden: true }),
      String(error.stack),
      JSON.stringify(error),
      inspect(client),
    ];
    for (const view of views) assert.ok(!view.includes(TOKEN), "the token is shown");
  },
};
