import type { OperationFacts, SecurityScheme } from "revokit";

/** The known credentials by security scheme; `*` is the one for all others. */
export type Credentials = Readonly<Record<string, string>>;

/** The credentials in a request, by their place. */
export interface CredentialParts {
  readonly header: Readonly<Record<string, string>>;
  /** Encoded, as `name=value`. */
  readonly query: readonly string[];
  /** Encoded, as `name=value`. */
  readonly cookie: readonly string[];
}

/** The schemes of an operation's first alternative for which all credentials are known, else of its first. */
export function usualSchemes(
  { security }: OperationFacts,
  isKnown: (scheme: SecurityScheme) => boolean = () => true,
): readonly SecurityScheme[] {
  const alternatives = security.filter((schemes) => schemes.length > 0);
  return alternatives.find((schemes) => schemes.every(isKnown)) ?? alternatives[0] ?? [];
}

/** Puts credentials into the places that their schemes name. */
export function placeCredentials(
  schemes: readonly SecurityScheme[],
  tokenOf: (scheme: SecurityScheme) => string,
): CredentialParts {
  const at = (place: SecurityScheme["in"]) => schemes.filter((each) => each.in === place);
  const pair = (each: SecurityScheme) => `${encodeURIComponent(each.field)}=${encodeURIComponent(tokenOf(each))}`;
  return {
    header: Object.fromEntries(at("header").map((each) => [each.field, fieldValue(each, tokenOf(each))])),
    query: at("query").map(pair),
    cookie: at("cookie").map(pair),
  };
}

function fieldValue(scheme: SecurityScheme, token: string): string {
  if (scheme.scheme === undefined) return token;
  return `${scheme.scheme} ${isBasic(scheme) ? toBasic(token) : token}`;
}

export function isBasic({ scheme }: SecurityScheme): boolean {
  return scheme?.toLowerCase() === "basic";
}

/** A credential as HTTP Basic writes it. One without a colon is used as the user (RFC 7617). */
export function toBasic(token: string): string {
  return Buffer.from(token.includes(":") ? token : `${token}:`, "utf8").toString("base64");
}
