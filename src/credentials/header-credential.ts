import { assertToken } from "./credential.ts";
import type { CredentialWriter } from "./credential-writer.ts";

/** A bearer token, or an API key in a header. */
export const headerCredential: CredentialWriter = ({ headers }, { field, scheme }, secret) => {
  const token = assertToken(secret);
  headers[field.toLowerCase()] = scheme === undefined ? token : `${scheme} ${token}`;
  return token;
};
