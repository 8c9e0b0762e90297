import type { SecurityScheme } from "../facts.ts";

/** The credentials of HTTP Basic (RFC 7617). */
export interface Login {
  /** Without a colon. */
  readonly username: string;
  readonly password: string;
}

/** The parts of a request that carry credentials. */
export interface CredentialTarget {
  /** Without the question mark; empty if there is no query. */
  query: string;
  /** By their names in lower case. */
  readonly headers: Record<string, string>;
}

/**
 * Writes a credential into a request. Throws an `InvalidRequestError`, which does not contain the credential.
 * @returns the credential as it is sent, without its scheme
 */
export type CredentialWriter = (request: CredentialTarget, scheme: SecurityScheme, secret: unknown) => string;
