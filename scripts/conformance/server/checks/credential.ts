import type { OperationFacts } from "revokit";
import { credentialOf } from "revokit/toolkit";
import { assertDefined } from "../../../assert-defined.ts";
import type { Check } from "../check.ts";
import { unknownLike } from "../unknown-credential.ts";

const isDocumented = (operation: OperationFacts) =>
  credentialOf(operation) !== undefined && ["401", "4XX", "default"].some((key) => key in operation.responses);

export const missingCredential: Check = {
  name: "a request without a credential is refused with 401",
  appliesTo: isDocumented,
  async run(context) {
    const { header } = assertDefined(credentialOf(context.operation));
    const answer = await context.ask({ path: context.harmlessPath(), headers: { [header]: null } });
    context.expect(answer, [401], "a request without a credential");
  },
};

export const malformedCredential: Check = {
  name: "a malformed or unknown credential is refused with 401",
  appliesTo: isDocumented,
  async run(context) {
    const { header, scheme } = assertDefined(credentialOf(context.operation));
    const { token } = context.subject.fixtures;
    const wrong: Readonly<Record<string, string>> =
      scheme === undefined
        ? { "an empty credential": "", "an unknown credential": unknownLike(token) }
        : {
            "an empty credential": "",
            "the scheme alone": scheme,
            "another scheme": `Basic ${token}`,
            "no scheme": token,
            "two credentials": `${scheme} ${token} ${token}`,
            "an unknown credential": `${scheme} ${unknownLike(token)}`,
          };
    for (const [what, value] of Object.entries(wrong)) {
      context.expect(await context.ask({ path: context.harmlessPath(), headers: { [header]: value } }), [401], what);
    }
  },
};

export const schemeCase: Check = {
  name: "the case of the authentication scheme does not matter (RFC 9110, 11.1)",
  appliesTo: (operation) => credentialOf(operation)?.scheme !== undefined,
  async run(context) {
    const { header, scheme } = assertDefined(credentialOf(context.operation));
    const path = context.repeatablePath();
    const usual = await context.ask({ path });
    for (const written of [assertDefined(scheme).toLowerCase(), assertDefined(scheme).toUpperCase()]) {
      const value = `${written} ${context.subject.fixtures.token}`;
      const answer = await context.ask({ path, headers: { [header]: value } });
      context.expect(answer, [usual.status], `the scheme written "${written}"`);
    }
  },
};
