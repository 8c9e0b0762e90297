import type { Check } from "../runner/check.ts";
import { documentsUnauthorized, httpSchemes } from "./support/applies.ts";
import { NO_CREDENTIAL } from "./support/wrong-credentials.ts";

export const challenge: Check = {
  id: "challenge",
  title: "a 401 says in WWW-Authenticate how to be let in",
  reference: "RFC 9110, 15.5.2 and 11.6.1",
  // No scheme is registered for keys in headers of their own, queries and cookies: there is none to name.
  appliesTo: (operation) => documentsUnauthorized(operation) && httpSchemes(operation).length > 0,
  async run(context) {
    const answer = await context.ask({ path: context.harmlessPath(), ...NO_CREDENTIAL });
    if (answer.status !== 401) return;
    const schemes = httpSchemes(context.operation).flatMap(({ scheme }) => (scheme === undefined ? [] : [scheme]));
    const stated = answer.headers.get("www-authenticate");
    if (stated === null) return context.fail("the 401 has no WWW-Authenticate", answer);
    const names = stated.toLowerCase().split(/[\s,]+/);
    if (!schemes.some((scheme) => names.includes(scheme.toLowerCase()))) {
      context.fail(`WWW-Authenticate does not name ${schemes.join(" or ")}`, answer);
    }
  },
};
