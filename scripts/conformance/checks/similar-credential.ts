import type { Check } from "../runner/check.ts";
import { Skipped } from "../runner/skipped.ts";
import { documentsUnauthorized } from "./support/applies.ts";
import { harmlessPath } from "./support/choose-resources.ts";
import { expectUnauthorized } from "./support/expectations.ts";
import { similarCredentials } from "./support/wrong-credentials.ts";

export const similarCredential: Check = {
  id: "similar-credential",
  title: "a credential is compared as a whole, and its case matters",
  reference: "the document's security requirements (OpenAPI 3.1, 4.8.30)",
  appliesTo: documentsUnauthorized,
  async run(context) {
    const similar = Object.entries(similarCredentials(context));
    if (similar.length === 0) throw new Skipped("the credential is too short to have similar ones");
    for (const [what, ask] of similar) {
      await expectUnauthorized(context, harmlessPath(context), ask, what);
    }
  },
};
