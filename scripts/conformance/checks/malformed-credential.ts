import type { Check } from "../runner/check.ts";
import { documentsUnauthorized } from "./support/applies.ts";
import { harmlessPath } from "./support/choose-resources.ts";
import { expectUnauthorized } from "./support/expectations.ts";
import { malformedCredentials } from "./support/wrong-credentials.ts";

export const malformedCredential: Check = {
  id: "malformed-credential",
  title: "a malformed or unknown credential is refused with 401",
  reference: "the document's security requirements (OpenAPI 3.1, 4.8.30)",
  appliesTo: documentsUnauthorized,
  async run(context) {
    for (const [what, ask] of Object.entries(malformedCredentials(context))) {
      await expectUnauthorized(context, harmlessPath(context), ask, what);
    }
  },
};
