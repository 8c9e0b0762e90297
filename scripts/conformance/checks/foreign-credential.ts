import { isSuccess } from "revokit/toolkit";
import type { Check } from "../runner/check.ts";
import { documentsNotFound, documentsUnauthorized, mayTakeEffect } from "./support/applies.ts";
import { freshResource, namedResources } from "./support/choose-resources.ts";
import { expectNotFound, expectStillFresh } from "./support/expectations.ts";
import { otherTenant } from "./support/other-tenant.ts";

export const foreignCredential: Check = {
  id: "foreign-credential",
  title: "another tenant's request for one's own resource gets 404, and has no effect",
  reference: "the document's 404, and the fixtures",
  appliesTo: (operation) => documentsNotFound(operation) && documentsUnauthorized(operation),
  async run(context) {
    const token = otherTenant(context);
    // Fixtures that name another tenant's resources prove that the server separates tenants.
    namedResources(context, "foreign");
    const path = await freshResource(context);
    const answer = await context.ask({ path, token });
    expectNotFound(context, answer, "a request with another tenant's credential");
    if (isSuccess(answer) || !mayTakeEffect(context.operation)) return;
    await expectStillFresh(context, path, "a request that another tenant made took effect");
  },
};
