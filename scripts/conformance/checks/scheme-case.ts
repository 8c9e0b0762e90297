import type { Check } from "../runner/check.ts";
import { usualSchemes } from "../runner/credentials.ts";
import { Skipped } from "../runner/skipped.ts";
import { httpSchemes } from "./support/applies.ts";
import { repeatablePath } from "./support/choose-resources.ts";
import { expectSame, usualAnswer } from "./support/expectations.ts";

export const schemeCase: Check = {
  id: "scheme-case",
  title: "the case of the authentication scheme does not matter",
  reference: "RFC 9110, 11.1",
  appliesTo: (operation) => httpSchemes(usualSchemes(operation)).length > 0,
  async run(context) {
    const [{ field, scheme = "" } = { field: "" }] = httpSchemes(context.schemes);
    if (field === "") throw new Skipped("the known credentials are not for HTTP authentication");
    const path = await repeatablePath(context);
    const usual = await usualAnswer(context, path);
    const [, ...rest] = (context.request({ path }).headers[field] ?? "").split(" ");
    for (const written of [scheme.toLowerCase(), scheme.toUpperCase()]) {
      const answer = await context.ask({ path, headers: { [field]: [written, ...rest].join(" ") } });
      expectSame(context, answer, usual, `the scheme written "${written}"`);
    }
  },
};
