import type { OperationFacts, SecurityScheme } from "revokit";

/** The credential for each security scheme that one is known for; `*` stands for all others. */
export type Credentials = Readonly<Record<string, string>>;

/** Where credentials stand in a request. */
export interface CredentialParts {
  readonly header: Readonly<Record<string, string>>;
  /** Encoded, as `name=value`. */
  readonly query: readonly string[];
  /** Encoded, as `name=value`. */
  readonly cookie: readonly string[];
}

/** The schemes of the first of an operation's alternatives that the credentials suffice for. */
export function usualSchemes({ security }: OperationFacts): readonly SecurityScheme[] {
  return security.find((schemes) => schemes.length > 0) ?? [];
}

/** Credentials in the places where schemes want them. */
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

/** A credential for Basic that has no user is one itself (RFC 7617). */
function fieldValue({ scheme }: SecurityScheme, token: string): string {
  if (scheme === undefined) return token;
  return `${scheme} ${scheme.toLowerCase() === "basic" ? toBase64(token.includes(":") ? token : `${token}:`) : token}`;
}

function toBase64(text: string): string {
  return Buffer.from(text, "utf8").toString("base64");
}
