import type { Check } from "../runner/check.ts";
import { documentsUnauthorized } from "./support/applies.ts";
import { harmlessPath } from "./support/choose-resources.ts";
import { NO_CREDENTIAL } from "./support/wrong-credentials.ts";

export const missingCredential: Check = {
  id: "missing-credential",
  title: "a request without a credential is refused with 401",
  reference: "the document's security requirements (OpenAPI 3.1, 4.8.30)",
  appliesTo: documentsUnauthorized,
  async run(context) {
    const { spent = [], foreign = [] } = context.resources.named;
    // A server that looks up the resource first reveals to anyone what exists.
    for (const path of [harmlessPath(context), ...spent.slice(0, 1), ...foreign.slice(0, 1)]) {
      context.expect(await context.ask({ path, ...NO_CREDENTIAL }), [401], "a request without a credential");
    }
  },
};
