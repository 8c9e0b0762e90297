import { InvalidRequestError } from "../errors.ts";
import type { SecurityScheme } from "../facts.ts";

/** The credentials of HTTP Basic (RFC 7617). */
export interface Login {
  /** Without a colon. */
  readonly username: string;
  readonly password: string;
}

/** Visible ASCII: a superset of token68 (RFC 9110, 11.2), and nothing that could end a header. */
const TOKEN = /^[\x21-\x7e]+$/;

/** What may stand in a cookie (RFC 6265, 4.1.1). */
const COOKIE = /^[\x21\x23-\x2b\x2d-\x3a\x3c-\x5b\x5d-\x7e]+$/;

/** A credential as it is sent, without its scheme. Throws an `InvalidRequestError` that never holds it. */
export function encodeSecret({ in: place, scheme }: SecurityScheme, secret: unknown): string {
  if (scheme?.toLowerCase() === "basic") return encodeLogin(secret);
  if (typeof secret === "string" && (place === "cookie" ? COOKIE : TOKEN).test(secret)) return secret;
  throw new InvalidRequestError(
    "token",
    "must be a non-empty string of visible ASCII without spaces, and without its scheme",
  );
}

function encodeLogin(secret: unknown): string {
  const { username, password }: { username?: unknown; password?: unknown } =
    typeof secret === "string" ? split(secret) : new Object(secret);
  const isRight =
    typeof username === "string" &&
    typeof password === "string" &&
    !username.includes(":") &&
    !/\p{Cc}|\p{Surrogate}/u.test(username + password);
  if (!isRight) {
    throw new InvalidRequestError("token", "must be { username, password } or `user:password` for HTTP Basic");
  }
  const bytes = new TextEncoder().encode(`${username}:${password}`);
  return btoa(String.fromCharCode(...bytes));
}

/** The first colon ends the user name. */
function split(login: string): { username?: string; password?: string } {
  const colon = login.indexOf(":");
  return colon < 0 ? {} : { username: login.slice(0, colon), password: login.slice(colon + 1) };
}
