import type { Conflict } from "../contract.ts";
import type { InterpretedResponse } from "../response/interpret.ts";
import { stringsIn } from "../transport/strings-in.ts";

/** What a document says of how an operation is made idempotent (the Idempotency-Key draft of the IETF). */
export interface IdempotencyTraits {
  /** The header parameter that bears the key. */
  readonly header: string;
  /** The response header, and its value, that mark a replayed response. */
  readonly replayed?: { readonly header: string; readonly value: string };
  /** The answer while the first request with the same key is still running. */
  readonly inProgress?: Conflict;
}

/** How an operation is made idempotent. */
export interface Idempotency extends IdempotencyTraits {
  /** The header that bears the key, in lower case. */
  readonly field: string;
  /** Adds a key where there is none yet: a random UUID, unless one is given. */
  addKey(headers: Record<string, unknown>, given: string | undefined): void;
  /** Whether the server says that it gave the first response to the key again. */
  isReplayed(response: Response): boolean;
  /** Whether a response says that the first request with the same key is still running, or may say so. */
  mayBeInProgress(interpreted: InterpretedResponse): boolean;
}

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
function mayBe(conflict: Conflict, { response, body, unexpected }: InterpretedResponse): boolean {
  if (String(response.status) !== conflict.status) return false;
  const isReadable = unexpected === undefined || unexpected === "undocumented_status";
  const reasons = isReadable ? [...stringsIn(body)].filter((text) => /[a-z]/i.test(text)) : [];
  return reasons.length === 0 || reasons.some((text) => text.split(/\W+/).includes(conflict.reason));
}
