import { isSuccess } from "revokit/toolkit";
import type { Check } from "../runner/check.ts";
import { documentsUnauthorized, hasKey } from "./support/applies.ts";
import { freshResources } from "./support/choose-resources.ts";
import { firstWithKey, newKey } from "./support/replays.ts";
import { wrongCredentials } from "./support/wrong-credentials.ts";

export const replayCredential: Check = {
  id: "replay-credential",
  title: "a replay needs a credential as the first request does",
  reference: "the document's security requirements (OpenAPI 3.1, 4.8.30)",
  appliesTo: (operation) => hasKey(operation) && documentsUnauthorized(operation),
  async run(context) {
    const [path = {}] = await freshResources(context);
    const key = newKey();
    await firstWithKey(context, path, key);
    for (const [what, ask] of Object.entries(wrongCredentials(context))) {
      const answer = await context.ask({ path, key, ...ask });
      if (isSuccess(answer)) context.fail(`a replay with ${what} was answered ${answer.status}`, answer);
      else context.expect(answer, [401], `a replay with ${what}`);
    }
  },
};
