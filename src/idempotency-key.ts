import { InvalidRequestError } from "./errors.ts";

/** The input of a derived idempotency key. */
export interface Intent {
  /**
   * The id of what must happen once: a job, an order, a row. It must be stable across repeats and unique otherwise. It must
   * not be secret or personal, since a hash can be brute-forced.
   */
  readonly intent: string;
  /** Anything else that distinguishes two intents: the operation, the resource. */
  readonly [scope: string]: string;
}

/**
 * Derives an idempotency key that can be derived again after a crash: the same intent gives the same key on any machine. It
 * is a UUID of version 8 from the SHA-256 of the sorted parts (RFC 9562, 5.8 and B.2).
 * @throws InvalidRequestError for a part that is not a string, or is empty
 */
export async function idempotencyKey(parts: Intent): Promise<string> {
  for (const name of ["intent", ...Object.keys(parts)]) {
    const value: unknown = parts[name];
    if (typeof value !== "string" || value === "") throw new InvalidRequestError(name, "must be a non-empty string");
  }
  const sorted = Object.entries(parts).sort(([a], [b]) => (a < b ? -1 : 1));
  const hash = await crypto.subtle.digest("SHA-256", new TextEncoder().encode(JSON.stringify(sorted)));
  return toUuid(new Uint8Array(hash, 0, 16));
}

function toUuid(bytes: Uint8Array): string {
  const [version, variant] = [0x80, 0x80];
  const marked = bytes.map((byte, index) => {
    if (index === 6) return version | (byte & 0x0f);
    if (index === 8) return variant | (byte & 0x3f);
    return byte;
  });
  const hex = [...marked].map((byte) => byte.toString(16).padStart(2, "0")).join("");
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");
}
