import type { Check } from "../runner/check.ts";
import { Skipped } from "../runner/skipped.ts";
import { requestIdsOf } from "./support/read-request-ids.ts";

/** Runs late, since it examines all earlier answers. */
export const requestIds: Check = {
  id: "request-ids",
  title: "every answer so far has a request id of its own",
  reference: "the document's x-request-id",
  run(context) {
    const { requestId } = context.subject.api.facts;
    if (requestId === undefined) throw new Skipped("the document names no request id");
    const header = context.operation.idempotency?.header ?? "";
    const seen = new Set<string>();
    const keys = new Set<string>();
    for (const answer of context.log) {
      // A replay has the request id of the first answer.
      const key = answer.request.headers[header];
      if (key !== undefined && keys.has(key)) continue;
      if (key !== undefined) keys.add(key);
      const [id] = requestIdsOf(requestId, answer);
      // A server may take over the id that a client sends.
      if (id === undefined || Object.values(answer.request.headers).includes(id)) continue;
      if (seen.has(id)) context.fail("an answer has the request id of an earlier one", answer);
      seen.add(id);
    }
    return Promise.resolve();
  },
};
