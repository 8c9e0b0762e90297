import type { Check } from "../runner/check.ts";
import { singleMemberBodies } from "../values/valid-bodies.ts";
import { expectAccepted, hasMembers, otherBodies } from "./support/body-asks.ts";

export const singleMember: Check = {
  id: "single-member",
  title: "a body with only the required members is accepted, and so is each optional member added to them",
  reference: "the document's request body: schema (OpenAPI 3.1, 4.8.14)",
  appliesTo: hasMembers,
  async run(context) {
    await expectAccepted(context, otherBodies(context, singleMemberBodies));
  },
};
