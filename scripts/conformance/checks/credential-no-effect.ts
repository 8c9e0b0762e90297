import { isSuccess } from "revokit/toolkit";
import type { Check } from "../runner/check.ts";
import { documentsUnauthorized, mayTakeEffect } from "./support/applies.ts";
import { freshResource } from "./support/choose-resources.ts";
import { expectStillFresh } from "./support/expectations.ts";
import { wrongCredentials } from "./support/wrong-credentials.ts";

export const credentialNoEffect: Check = {
  id: "credential-no-effect",
  title: "nothing takes effect without a valid credential",
  reference: "the document's security requirements (OpenAPI 3.1, 4.8.30)",
  appliesTo: (operation) => documentsUnauthorized(operation) && mayTakeEffect(operation),
  async run(context) {
    const path = await freshResource(context);
    for (const [what, ask] of Object.entries(wrongCredentials(context))) {
      const answer = await context.ask({ path, ...ask });
      if (isSuccess(answer)) return context.fail(`a request with ${what} was answered ${answer.status}`, answer);
    }
    await expectStillFresh(context, path, "a request that was refused for its credential took effect");
  },
};
