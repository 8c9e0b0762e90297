import type { Check } from "../runner/check.ts";
import { boundaryBodies } from "../values/valid-bodies.ts";
import { expectAccepted, hasMembers, otherBodies } from "./support/body-asks.ts";

export const boundaryMembers: Check = {
  id: "boundary-members",
  title: "each member of a body is accepted at its bounds, and with each listed value",
  reference: "the document's request body: schema (OpenAPI 3.1, 4.8.14)",
  appliesTo: hasMembers,
  async run(context) {
    await expectAccepted(context, otherBodies(context, boundaryBodies));
  },
};
