import { ownMember } from "revokit/toolkit";
import type { Check } from "../runner/check.ts";
import { Skipped } from "../runner/skipped.ts";
import { repeatablePath } from "./support/choose-resources.ts";
import { expectSame, usualAnswer } from "./support/expectations.ts";

export const credentialAlternatives: Check = {
  id: "credential-alternatives",
  title: "each alternative of the security requirements is accepted",
  reference: "the document's security requirements (OpenAPI 3.1, 4.8.30)",
  appliesTo: ({ security }) => security.length > 1,
  async run(context) {
    const { credentials = {} } = context.subject.fixtures;
    const isKnown = (name: string) =>
      context.subject.knowsExamples === true || ownMember(credentials, name) !== undefined;
    const known = context.operation.security.filter((schemes) => schemes.every(({ name }) => isKnown(name)));
    if (known.length < 2) throw new Skipped("there are no credentials for more than one alternative");
    const path = await repeatablePath(context);
    const usual = await usualAnswer(context, path);
    for (const schemes of known) {
      const names = schemes.map(({ name }) => name).join(" and ");
      const what =
        names === "" ? "a request without a credential, which is one alternative," : `the credential ${names}`;
      expectSame(context, await context.ask({ path, schemes }), usual, what);
    }
  },
};
