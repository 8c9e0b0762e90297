import type { Conflict, Idempotency, IdempotencyTraits } from "../contract.ts";
import { stringsIn } from "../transport/strings-in.ts";

/** Compiles these traits for a client. The draft requires unique keys. */
export function idempotency(traits: IdempotencyTraits): Idempotency {
  const { header, replayed, inProgress } = traits;
  const field = header.toLowerCase();
  return {
    ...traits,
    field,
    addKey(headers, given) {
      headers[field] ??= given ?? crypto.randomUUID();
    },
    isReplayed: ({ headers }) => replayed !== undefined && headers.get(replayed.header) === replayed.value,
    mayBeInProgress: (interpreted) => inProgress !== undefined && mayMatch(inProgress, interpreted),
  };
}

/** If the body can't be read or states no reason, it can't be told apart from other responses with this status. */
function mayMatch(
  conflict: Conflict,
  { response, body, unexpected }: Parameters<Idempotency["mayBeInProgress"]>[0],
): boolean {
  if (String(response.status) !== conflict.status) return false;
  const isReadable = unexpected === undefined || unexpected === "undocumented_status";
  const reasons = isReadable ? stringsIn(body).filter((text) => /[a-z]/i.test(text)) : [];
  return reasons.length === 0 || reasons.some((text) => text.split(/\W+/).includes(conflict.reason));
}
