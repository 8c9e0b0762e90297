import { getByPointer } from "revokit/toolkit";
import type { RequestIdLocation } from "revokit/runtime";
import type { Check } from "../check.ts";
import { Skipped } from "../skipped.ts";
import type { Exchange } from "../exchange.ts";

/** To be run last: it looks at all answers so far. */
export const requestIds: Check = {
  name: "every answer so far has a request id of its own",
  async run(context) {
    const { requestId } = context.subject.api.facts;
    if (requestId === undefined) throw new Skipped("the spec names no request id");
    const header = context.operation.idempotency?.header ?? "";
    const seen = new Set<string>();
    const keys = new Set<string>();
    for (const answer of context.log) {
      // A replay bears the id of the first answer.
      const key = answer.request.headers[header];
      if (key !== undefined && keys.has(key)) continue;
      if (key !== undefined) keys.add(key);
      const id = find(requestId, answer);
      if (id === undefined) continue;
      if (seen.has(id)) context.fail("an answer has the request id of an earlier one", answer);
      seen.add(id);
    }
  },
};

function find({ header, pointers = [] }: RequestIdLocation, { headers, text }: Exchange): string | undefined {
  const stated = header === undefined ? null : headers.get(header);
  if (stated !== null) return stated;
  try {
    const body: unknown = JSON.parse(text);
    return pointers.map((pointer) => getByPointer(body, pointer)).find((value) => typeof value === "string");
  } catch {
    return undefined;
  }
}
