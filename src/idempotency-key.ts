import { InvalidRequestError } from "./errors.ts";

/** What an idempotency key is derived from. */
export interface Intent {
  /**
   * The id of what is to be done once: of a job, an order, a row. It must be the same when the same thing is tried again,
   * and another for another thing. Neither a secret nor personal data: a hash can be tried out.
   */
  readonly intent: string;
  /** Whatever else tells two intents apart: the operation, the resource. */
  readonly [scope: string]: string;
}

/**
 * Derives an idempotency key that a process can find again after a crash: the same intent gives the same key, on any
 * machine. It is a UUID of version 8, from the SHA-256 of the sorted parts (RFC 9562, 5.8 and B.2).
 * @throws InvalidRequestError for an intent that is no string, or empty
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
