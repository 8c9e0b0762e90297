import { InvalidRequestError } from "./errors.ts";

/** A bearer token or API key, or a function that has one; it is asked once a call. */
export type Token = string | (() => string | Promise<string>);

/**
 * The token to send. Throws an `InvalidRequestError` that never holds it.
 * @param variable the environment variable to read where no token is given.
 */
export async function resolveToken(token: Token | undefined, variable: string): Promise<string> {
  const secret: unknown = typeof token === "function" ? await token() : (token ?? globalThis.process?.env[variable]);
  if (secret === undefined) throw new InvalidRequestError("token", `is required: pass it, or set ${variable}`);
  // Visible ASCII: a superset of token68 (RFC 9110, 11.2), and nothing that could end a header.
  if (typeof secret !== "string" || !/^[\x21-\x7e]+$/.test(secret)) {
    throw new InvalidRequestError("token", "must be a non-empty string of visible ASCII without spaces");
  }
  return secret;
}
