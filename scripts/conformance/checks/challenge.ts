import type { Check } from "../runner/check.ts";
import { usualSchemes } from "../runner/credentials.ts";
import { documentsUnauthorized, httpSchemes } from "./support/applies.ts";
import { harmlessPath } from "./support/choose-resources.ts";
import { malformedCredentials, NO_CREDENTIAL } from "./support/wrong-credentials.ts";

export const challenge: Check = {
  id: "challenge",
  title: "a 401 names the accepted schemes in WWW-Authenticate",
  reference: "RFC 9110, 15.5.2 and 11.6.1",
  // No scheme is registered for keys in custom headers, queries and cookies, so there is nothing to name.
  appliesTo: (operation) => documentsUnauthorized(operation) && httpSchemes(usualSchemes(operation)).length > 0,
  async run(context) {
    const schemes = httpSchemes(usualSchemes(context.operation)).flatMap(({ scheme }) =>
      scheme === undefined ? [] : [scheme],
    );
    const wrong = { "no credential": NO_CREDENTIAL, ...malformedCredentials(context) };
    for (const [what, ask] of Object.entries(wrong)) {
      const answer = await context.ask({ path: harmlessPath(context), ...ask });
      if (answer.status !== 401) continue;
      const stated = answer.headers.get("www-authenticate");
      const names = stated?.toLowerCase().split(/[\s,]+/) ?? [];
      if (stated === null) context.fail(`the 401 to ${what} has no WWW-Authenticate`, answer);
      else if (!schemes.some((scheme) => names.includes(scheme.toLowerCase()))) {
        context.fail(`WWW-Authenticate does not name ${schemes.join(" or ")}`, answer);
      }
    }
  },
};
