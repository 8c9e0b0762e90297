import type { Conflict, Idempotency, IdempotencyTraits } from "../contract.ts";
import { stringsIn } from "../transport/strings-in.ts";

/** What a client needs of these traits. The draft asks for a key that no other request has. */
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
    mayBeInProgress: (interpreted) => inProgress !== undefined && mayBe(inProgress, interpreted),
  };
}

/** Where the body can't be read, or states no reason at all, nothing tells it from the other responses with this status. */
function mayBe(
  conflict: Conflict,
  { response, body, unexpected }: Parameters<Idempotency["mayBeInProgress"]>[0],
): boolean {
  if (String(response.status) !== conflict.status) return false;
  const isReadable = unexpected === undefined || unexpected === "undocumented_status";
  const reasons = isReadable ? [...stringsIn(body)].filter((text) => /[a-z]/i.test(text)) : [];
  return reasons.length === 0 || reasons.some((text) => text.split(/\W+/).includes(conflict.reason));
}
