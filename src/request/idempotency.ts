import { InvalidRequestError } from "../errors.ts";
import { statesReason } from "../states-reason.ts";
import { stringsIn } from "../strings-in.ts";

/** A document's description of idempotency keys (the Idempotency-Key draft of the IETF). */
export interface IdempotencyTraits {
  /** The header parameter of the key. */
  readonly header: string;
  /** The response header and value that mark a replay. */
  readonly replayed?: { readonly header: string; readonly value: string };
  /** The response while the first request with the key is still running. */
  readonly inProgress?: Conflict;
}

/** How an operation is made idempotent. */
export interface Idempotency extends IdempotencyTraits {
  /** The header of the key, in lower case. */
  readonly field: string;
  /** Adds a key if there is none: the given one, or a random UUID. */
  addKey(headers: Record<string, unknown>, given: string | undefined): void;
  /** Whether the response is marked as a replay. */
  isReplayed(response: Response): boolean;
  /** Whether a response says, or may say, that the first request with the key is still running. */
  mayBeInProgress(interpreted: {
    readonly response: Response;
    readonly body: unknown;
    readonly unexpected: string | undefined;
  }): boolean;
}

/** A conflict recognized by a reason: a code or a sentence contained in some string of the body. */
export interface Conflict {
  readonly status: string;
  readonly reason: string;
}

/** Turns the traits into functions. A generated key is a random UUID, because the draft requires keys to be unique. */
export function idempotency(traits: IdempotencyTraits): Idempotency {
  const { header, replayed, inProgress } = traits;
  const field = header.toLowerCase();
  return {
    ...traits,
    field,
    addKey(headers, given) {
      const own = headers[field];
      if (given !== undefined && own !== undefined && own !== given) {
        throw new InvalidRequestError("idempotencyKey", `must be the header ${header}, if that is given too`);
      }
      headers[field] = own ?? given ?? crypto.randomUUID();
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
  const texts = isReadable ? stringsIn(body) : [];
  return !texts.some((text) => /\p{L}/u.test(text)) || texts.some((text) => statesReason(text, conflict.reason));
}
