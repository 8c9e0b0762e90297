import { isSuccess } from "revokit/toolkit";
import type { Check } from "../runner/check.ts";
import { documentsUnauthorized, hasKey } from "./support/applies.ts";
import { freshResources } from "./support/choose-resources.ts";
import { expectFirst, newKey } from "./support/replays.ts";
import { malformedCredentials, NO_CREDENTIAL } from "./support/wrong-credentials.ts";

export const keyAfter401: Check = {
  id: "key-after-401",
  title: "a key is not used up by a request without a valid credential",
  reference: "the document's x-idempotency: an answer is stored only for callers that may have it",
  appliesTo: (operation) => hasKey(operation) && documentsUnauthorized(operation),
  async run(context) {
    const [path = {}] = await freshResources(context);
    const key = newKey();
    const unknown = Object.values(malformedCredentials(context)).at(-1) ?? NO_CREDENTIAL;
    for (const ask of [NO_CREDENTIAL, unknown]) {
      const refused = await context.ask({ path, key, ...ask });
      if (isSuccess(refused)) return context.fail(`a wrong credential was answered ${refused.status}`, refused);
    }
    expectFirst(context, await context.ask({ path, key }), "a request whose key came with a wrong credential before");
  },
};
