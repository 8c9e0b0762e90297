import type { OperationFacts, SecurityScheme } from "../../facts.ts";
import { decode, decodeForm, splitQuery } from "./pairs.ts";
import { fieldOf } from "./field.ts";

/** A header that carries a credential, and its authentication scheme. */
export interface HeaderCredential {
  readonly header: string;
  readonly scheme?: string;
}

/** The operation's first security alternative that consists of one credential in a header. */
export function headerCredentialOf({ security }: OperationFacts): HeaderCredential | undefined {
  for (const [scheme, ...others] of security) {
    if (scheme?.in !== "header" || others.length > 0) continue;
    return { header: scheme.field, ...(scheme.scheme !== undefined && { scheme: scheme.scheme }) };
  }
  return undefined;
}

/** The caller, as identified by the credentials. */
export interface Caller {
  /** Empty for a call without a credential. */
  readonly credential: string;
  readonly tenant: string;
}

/** The parts of a request that may carry credentials. */
export interface CredentialSource {
  /** With its question mark, or empty. */
  readonly query: string;
  readonly headers: Headers;
}

/**
 * Identifies the caller: every credential of one security alternative must be present and belong to the same tenant.
 * `undefined` if no alternative is met. An invalid credential is refused even if the operation requires none.
 * @param tenantOf looks up the tenant of a credential; without a credential, that of anonymous calls
 */
export function identifyCaller(
  { security }: OperationFacts,
  source: CredentialSource,
  tenantOf: (credential?: string) => string | undefined,
): Caller | undefined {
  const alternatives = security.map((schemes) => schemes.map((scheme) => readCredential(scheme, source)));
  for (const credentials of alternatives) {
    const known = credentials.map((forms = []) => forms.find((form) => tenantOf(form) !== undefined));
    const [credential] = known;
    const tenants = new Set(known.map((each) => each && tenantOf(each)));
    const [tenant] = tenants;
    if (credential !== undefined && tenant !== undefined && tenants.size === 1) return { credential, tenant };
  }
  const isOptional = alternatives.length === 0 || alternatives.some((each) => each.length === 0);
  const isBare = alternatives.flat().every((forms) => forms === undefined);
  const tenant = isOptional && isBare ? tenantOf() : undefined;
  return tenant === undefined ? undefined : { credential: "", tenant };
}

/** The forms under which a credential may be registered, empty for a malformed one; `undefined` if the request lacks it. */
type Forms = readonly string[] | undefined;

/** The challenges of a 401: one for each accepted authentication scheme (RFC 9110, 11.6.1). */
export function challengesOf({ security }: OperationFacts): string {
  const names = security.flat().flatMap(({ in: place, scheme }) => (place === "header" && scheme ? [scheme] : []));
  // RFC 7617, 2: Basic needs a realm.
  return [...new Set(names)].map((name) => (name.toLowerCase() === "basic" ? `${name} realm="mock"` : name)).join(", ");
}

function readCredential(scheme: SecurityScheme, { query, headers }: CredentialSource): Forms {
  const { in: place, field } = scheme;
  if (place === "cookie") return cookieForms(headers.get("cookie") ?? "", field);
  const text = place === "header" ? fieldOf(headers, field)?.trim() : lastOf(splitQuery(query), field);
  if (text === undefined || text === "") return undefined;
  if (scheme.scheme === undefined) return [text];
  const [name, token, ...rest] = text.split(/ +/);
  // Schemes are case-insensitive (RFC 9110, 11.1).
  if (name?.toLowerCase() !== scheme.scheme.toLowerCase() || token === undefined || rest.length > 0) return [];
  return scheme.scheme.toLowerCase() === "basic" ? basicForms(token) : [token];
}

/** User and password (RFC 7617). Many APIs take an API key as either of them. */
function basicForms(token: string): readonly string[] {
  try {
    const pair = new TextDecoder().decode(Uint8Array.from(atob(token), (character) => character.charCodeAt(0)));
    const colon = pair.indexOf(":");
    return colon < 0 ? [pair] : [pair, pair.slice(0, colon), pair.slice(colon + 1)].filter((form) => form !== "");
  } catch {
    return [];
  }
}

/** The last cookie of a name: as it is (RFC 6265, 4.1.1), and percent-decoded, as many servers read it. */
function cookieForms(header: string, name: string): Forms {
  const cookies = header.split(";").map((each) => each.trim());
  const value = cookies.findLast((each) => each.startsWith(`${name}=`))?.slice(name.length + 1);
  return value === undefined || value === "" ? undefined : [value, decode(value)];
}

function lastOf(pairs: readonly (readonly [string, string])[], field: string): string | undefined {
  const found = pairs.filter(([name]) => name === field).at(-1);
  return found && decodeForm(found[1]);
}
