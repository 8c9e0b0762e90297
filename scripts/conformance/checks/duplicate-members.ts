import { isJson } from "revokit/toolkit";
import type { Check } from "../runner/check.ts";
import { duplicateMember } from "../values/duplicate-member.ts";

/** Runs late, since it examines all earlier answers. */
export const duplicateMembers: Check = {
  id: "duplicate-members",
  title: "no object in an answer has a duplicate member",
  reference: "RFC 8259, 4: a recommendation; how parsers handle it is unpredictable",
  severity: "note",
  run(context) {
    for (const answer of context.log) {
      if (!isJson(answer.headers.get("content-type") ?? "")) continue;
      const name = duplicateMember(answer.text);
      if (name !== undefined)
        context.fail(`the body has the member ${JSON.stringify(name)} twice in one object`, answer);
    }
    return Promise.resolve();
  },
};
