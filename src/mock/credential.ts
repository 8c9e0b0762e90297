import type { OperationFacts } from "../facts.ts";

/** A header that bears a credential, and the authentication scheme before it. */
export interface Credential {
  readonly header: string;
  readonly scheme?: string;
}

/** Where the credential goes: the first of the alternatives that is one token in one header. */
export function credentialOf({ security }: OperationFacts): Credential | undefined {
  for (const [scheme, ...others] of security) {
    if (scheme?.in !== "header" || others.length > 0) continue;
    return { header: scheme.field, ...(scheme.scheme !== undefined && { scheme: scheme.scheme }) };
  }
  return undefined;
}

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
