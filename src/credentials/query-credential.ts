import { encodeText } from "../serialize/encode.ts";
import { encodeName } from "../serialize/encode-query.ts";
import { assertToken } from "./credential.ts";
import type { CredentialWriter } from "./credential-writer.ts";

/** An API key in the query. */
export const queryCredential: CredentialWriter = (request, { field }, secret) => {
  const token = assertToken(secret);
  request.query = [request.query, `${encodeName(field)}=${encodeText(token, "token")}`].filter(Boolean).join("&");
  return token;
};
