import type { Check } from "../runner/check.ts";
import { documentsUnauthorized } from "./support/applies.ts";
import { NO_CREDENTIAL } from "./support/wrong-credentials.ts";

export const missingCredential: Check = {
  id: "missing-credential",
  title: "a request without a credential is refused with 401",
  reference: "the document's security requirements (OpenAPI 3.1, 4.8.30)",
  appliesTo: documentsUnauthorized,
  async run(context) {
    const answer = await context.ask({ path: context.harmlessPath(), ...NO_CREDENTIAL });
    context.expect(answer, [401], "a request without a credential");
  },
};
