import type { OperationFacts } from "revokit";
import { credentialOf } from "revokit/toolkit";
import { known } from "../../../known.ts";
import type { Check } from "../check.ts";
import { unknownLike } from "../unknown-credential.ts";

const isDocumented = (operation: OperationFacts) =>
  credentialOf(operation) !== undefined && ["401", "4XX", "default"].some((key) => key in operation.responses);

export const missingCredential: Check = {
  name: "a request without a credential is refused with 401",
  appliesTo: isDocumented,
  async run(scene) {
    const { header } = known(credentialOf(scene.operation));
    const answer = await scene.ask({ path: scene.harmless(), headers: { [header]: null } });
    scene.expect(answer, [401], "a request without a credential");
  },
};

export const malformedCredential: Check = {
  name: "a malformed or unknown credential is refused with 401",
  appliesTo: isDocumented,
  async run(scene) {
    const { header, scheme } = known(credentialOf(scene.operation));
    const { token } = scene.subject.fixtures;
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
      scene.expect(await scene.ask({ path: scene.harmless(), headers: { [header]: value } }), [401], what);
    }
  },
};

export const schemeCase: Check = {
  name: "the case of the authentication scheme does not matter (RFC 9110, 11.1)",
  appliesTo: (operation) => credentialOf(operation)?.scheme !== undefined,
  async run(scene) {
    const { header, scheme } = known(credentialOf(scene.operation));
    const path = scene.repeatable();
    const usual = await scene.ask({ path });
    for (const written of [known(scheme).toLowerCase(), known(scheme).toUpperCase()]) {
      const value = `${written} ${scene.subject.fixtures.token}`;
      const answer = await scene.ask({ path, headers: { [header]: value } });
      scene.expect(answer, [usual.status], `the scheme written "${written}"`);
    }
  },
};
