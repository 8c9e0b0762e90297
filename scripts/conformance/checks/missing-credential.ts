import type { Check } from "../runner/check.ts";
import { documentsUnauthorized } from "./support/applies.ts";
import { harmlessPath } from "./support/choose-resources.ts";
import { expectUnauthorized } from "./support/expectations.ts";
import { NO_CREDENTIAL } from "./support/wrong-credentials.ts";

export const missingCredential: Check = {
  id: "missing-credential",
  title: "a request without a credential is refused with 401",
  reference: "the document's security requirements (OpenAPI 3.1, 4.8.30)",
  appliesTo: documentsUnauthorized,
  async run(context) {
    const { spent = [], foreign = [] } = context.resources.named;
    const what = "a request without a credential";
    const usual = await expectUnauthorized(context, harmlessPath(context), NO_CREDENTIAL, what);
    // A server that looks up the resource first reveals to anyone what exists.
    for (const path of [...spent.slice(0, 1), ...foreign.slice(0, 1)]) {
      const answer = await context.ask({ path, ...NO_CREDENTIAL });
      if (answer.status !== usual.status) context.expect(answer, [401], what);
    }
  },
};
