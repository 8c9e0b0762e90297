import type { Check } from "../runner/check.ts";
import { Skipped } from "../runner/skipped.ts";
import { documentsRefusal, documentsUnauthorized } from "./support/applies.ts";
import { harmlessPath } from "./support/choose-resources.ts";
import { breakParameter, invalidAsks } from "./support/invalid-asks.ts";
import { NO_CREDENTIAL } from "./support/wrong-credentials.ts";

export const credentialFirst: Check = {
  id: "credential-first",
  title: "the caller is authenticated before the request is validated",
  reference: "RFC 9110, 15.5.2: whoever lacks valid credentials gets 401; the order of checks is the server's choice",
  severity: "note",
  appliesTo: (operation) => documentsUnauthorized(operation) && documentsRefusal(operation),
  async run(context) {
    const [invalid] = invalidAsks(context, harmlessPath(context));
    if (invalid === undefined) throw new Skipped("no parameter has a rule to break");
    const ask = breakParameter(invalid, NO_CREDENTIAL);
    context.expect(await context.ask(ask), [401], `a request without a credential, and with ${invalid.what},`);
  },
};
