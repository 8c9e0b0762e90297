import type { OperationFacts } from "revokit";
import { credentialOf } from "revokit/toolkit";
import { type Check, Skipped } from "../check.ts";

const hasPath = ({ parameters, responses }: OperationFacts) =>
  parameters.some((each) => each.in === "path") && ("404" in responses || "4XX" in responses);

export const unknownResource: Check = {
  name: "a resource that does not exist is not found",
  appliesTo: hasPath,
  async run(scene) {
    for (const path of scene.all("unknown")) {
      scene.expect(await scene.ask({ path }), [404], "a resource that does not exist");
    }
  },
};

export const foreignResource: Check = {
  name: "another tenant's resource is not found",
  appliesTo: hasPath,
  async run(scene) {
    for (const path of scene.all("foreign")) {
      scene.expect(await scene.ask({ path }), [404], "another tenant's resource");
    }
  },
};

export const foreignCredential: Check = {
  name: "one's own resource is not found by another tenant",
  appliesTo: (operation) => hasPath(operation) && credentialOf(operation) !== undefined,
  async run(scene) {
    const { otherToken } = scene.subject.fixtures;
    if (otherToken === undefined) throw new Skipped("no credential of another tenant is there");
    // Whoever knows of another tenant's resources knows that tenants are told apart.
    scene.all("foreign");
    const answer = await scene.ask({ path: scene.peek(), token: otherToken });
    scene.expect(answer, [404], "a request with another tenant's credential");
  },
};
