import { InvalidRequestError } from "../errors.ts";
import type { SecurityScheme } from "../facts.ts";

/** The credentials of HTTP Basic (RFC 7617). */
export interface Login {
  /** Without a colon. */
  readonly username: string;
  readonly password: string;
}

/** The parts of a request that bear credentials. */
export interface CredentialBearer {
  /** Without the question mark; empty where there is none. */
  query: string;
  /** By their names in lower case. */
  readonly headers: Record<string, string>;
}

/**
 * Writes a credential into a request. Throws an `InvalidRequestError` that never holds it.
 * @returns the credential as it is sent, without its scheme
 */
export type CredentialWriter = (request: CredentialBearer, scheme: SecurityScheme, secret: unknown) => string;

/** Visible ASCII: a superset of token68 (RFC 9110, 11.2), and nothing that could end a header. */
const TOKEN = /^[\x21-\x7e]+$/;

/** A token as it is given, where it is one. */
export function assertToken(secret: unknown, pattern = TOKEN): string {
  if (typeof secret === "string" && pattern.test(secret)) return secret;
  throw new InvalidRequestError(
    "token",
    "must be a non-empty string of visible ASCII without spaces, and without its scheme",
  );
}
