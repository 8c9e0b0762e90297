import { InvalidRequestError } from "../errors.ts";
import type { CredentialWriter } from "./credential-writer.ts";

/** A user name and a password by HTTP Basic (RFC 7617). */
export const basicCredential: CredentialWriter = ({ headers }, { field, scheme = "Basic" }, secret) => {
  const login = encodeLogin(secret);
  headers[field.toLowerCase()] = `${scheme} ${login}`;
  return login;
};

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
