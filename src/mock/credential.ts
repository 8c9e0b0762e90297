import type { Credential } from "../contract.ts";

/**
 * The credential of a request: what follows the scheme, whose case does not matter (RFC 9110, 11.1). `undefined` where
 * there is none, where the scheme is another, and where more than one credential stands in the header.
 */
export function readCredential({ header, scheme }: Credential, headers: Headers): string | undefined {
  const value = headers.get(header)?.trim() ?? "";
  if (scheme === undefined) return value === "" ? undefined : value;
  const [name, token, ...rest] = value.split(/ +/);
  if (name?.toLowerCase() !== scheme.toLowerCase() || rest.length > 0) return undefined;
  return token === "" ? undefined : token;
}
