import { InvalidRequestError } from "./errors.ts";

/** A bearer token or API key, or a function that has one; it is asked once a call. */
export type Token = string | (() => string | Promise<string>);

/**
 * Returns the token if it can be sent. Throws an `InvalidRequestError` that never holds it.
 * @param variable the environment variable that it may come from.
 */
export function checkToken(secret: unknown, variable: string): string {
  if (secret === undefined) throw new InvalidRequestError("token", `is required: pass it, or set ${variable}`);
  // Visible ASCII: a superset of token68 (RFC 9110, 11.2), and nothing that could end a header.
  if (typeof secret !== "string" || !/^[\x21-\x7e]+$/.test(secret)) {
    throw new InvalidRequestError("token", "must be a non-empty string of visible ASCII without spaces");
  }
  return secret;
}
