import type { OperationFacts } from "revokit";
import { credentialOf } from "revokit/toolkit";
import type { Check } from "../check.ts";
import { Skipped } from "../skipped.ts";

const hasPath = ({ parameters, responses }: OperationFacts) =>
  parameters.some((each) => each.in === "path") && ("404" in responses || "4XX" in responses);

export const unknownResource: Check = {
  name: "a resource that does not exist is not found",
  appliesTo: hasPath,
  async run(context) {
    for (const path of context.all("unknown")) {
      context.expect(await context.ask({ path }), [404], "a resource that does not exist");
    }
  },
};

export const foreignResource: Check = {
  name: "another tenant's resource is not found",
  appliesTo: hasPath,
  async run(context) {
    for (const path of context.all("foreign")) {
      context.expect(await context.ask({ path }), [404], "another tenant's resource");
    }
  },
};

export const foreignCredential: Check = {
  name: "one's own resource is not found by another tenant",
  appliesTo: (operation) => hasPath(operation) && credentialOf(operation) !== undefined,
  async run(context) {
    const { otherToken } = context.subject.fixtures;
    if (otherToken === undefined) throw new Skipped("no credential of another tenant is there");
    // Whoever knows of another tenant's resources knows that tenants are told apart.
    context.all("foreign");
    const answer = await context.ask({ path: context.freshResource(), token: otherToken });
    context.expect(answer, [404], "a request with another tenant's credential");
  },
};
