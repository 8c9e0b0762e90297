import { InvalidRequestError } from "../errors.ts";

/** Visible ASCII: a superset of token68 (RFC 9110, 11.2), and nothing that could end a header. */
const TOKEN = /^[\x21-\x7e]+$/;

/** Returns a token unchanged if it is valid. */
export function assertToken(secret: unknown, pattern = TOKEN): string {
  if (typeof secret === "string" && pattern.test(secret)) return secret;
  throw new InvalidRequestError(
    "token",
    "must be a non-empty string of visible ASCII, without spaces and without a scheme such as Bearer",
  );
}
