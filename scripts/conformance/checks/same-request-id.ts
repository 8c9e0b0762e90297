import type { Check } from "../runner/check.ts";
import { Skipped } from "../runner/skipped.ts";
import { requestIdsOf } from "./support/read-request-ids.ts";

/** Runs late, since it examines all earlier answers. */
export const sameRequestId: Check = {
  id: "same-request-id",
  title: "the request id is the same in the header and in the body",
  reference: "the document's x-request-id",
  run(context) {
    const { requestId } = context.subject.api.facts;
    if (requestId?.header === undefined || requestId.pointers === undefined) {
      throw new Skipped("the document names one place for the request id");
    }
    for (const answer of context.log) {
      const ids = new Set(requestIdsOf(requestId, answer));
      if (ids.size > 1) context.fail("the request id in the body differs from the one in the header", answer);
    }
    return Promise.resolve();
  },
};
