import { assertToken } from "./credential.ts";
import type { CredentialWriter } from "./credential-writer.ts";

/** The characters allowed in a cookie (RFC 6265, 4.1.1). */
const COOKIE = /^[\x21\x23-\x2b\x2d-\x3a\x3c-\x5b\x5d-\x7e]+$/;

/** An API key in a cookie. */
export const cookieCredential: CredentialWriter = ({ headers }, { field }, secret) => {
  const token = assertToken(secret, COOKIE);
  headers["cookie"] = [headers["cookie"], `${field}=${token}`].filter(Boolean).join("; ");
  return token;
};
