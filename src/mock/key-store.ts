import type { Answer } from "./response/answer.ts";

/** How a request with an idempotency key relates to earlier ones with the same key. */
export type KeyState =
  /** It is the first: the caller runs it, and then either stores the answer or releases the key. */
  | { readonly kind: "first"; readonly complete: (answer: Answer) => void; readonly release: () => void }
  | { readonly kind: "replay"; readonly answer: Answer }
  /** The first is still running. */
  | { readonly kind: "running" }
  /** The key was used with another request. */
  | { readonly kind: "reused" };

/** The idempotency keys that a server remembers. */
export interface KeyStore {
  /**
   * Begins a request with a key.
   * @param key the key, together with its scope
   * @param fingerprint equal for equal requests only
   * @param retention how long the key is remembered, in milliseconds
   */
  readonly begin: (key: string, fingerprint: string, retention: number) => KeyState;
  readonly size: () => number;
  readonly clear: () => void;
}

interface Entry {
  readonly fingerprint: string;
  readonly expires: number;
  /** Absent while the first request is running. */
  answer?: Answer;
}

/** A store for `limit` keys: beyond that, the oldest finished ones are dropped early, but none that is still running. */
export function createKeyStore(now: () => number, limit: number): KeyStore {
  const entries = new Map<string, Entry>();

  /** Drops finished keys, the oldest first, while they have expired or there is no room for another. */
  const makeRoom = () => {
    for (const [key, { expires, answer }] of entries) {
      const isFull = entries.size >= limit;
      if (expires > now() && !isFull) return;
      if (answer !== undefined) entries.delete(key);
    }
  };

  return {
    begin(key, fingerprint, retention) {
      const known = entries.get(key);
      if (known !== undefined && (known.expires > now() || known.answer === undefined)) {
        if (known.fingerprint !== fingerprint) return { kind: "reused" };
        return known.answer === undefined ? { kind: "running" } : { kind: "replay", answer: known.answer };
      }
      entries.delete(key);
      makeRoom();
      const entry: Entry = { fingerprint, expires: now() + retention };
      entries.set(key, entry);
      return {
        kind: "first",
        complete: (answer) => {
          entry.answer = answer;
        },
        release: () => {
          if (entries.get(key) === entry) entries.delete(key);
        },
      };
    },
    size: () => entries.size,
    clear: () => entries.clear(),
  };
}
