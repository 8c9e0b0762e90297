import type { Facts, OperationFacts, SecurityScheme } from "revokit";
import type { Expression } from "../source.ts";
import type { Imports } from "./imports.ts";

/** Authentication schemes with a challenge, or with a signature per request: no single value can be sent for them. */
const NOT_ONE_VALUE = /^(concealed|digest|dpop|gnap|hoba|mutual|negotiate|oauth|privatetoken|scram-.*|vapid)$/i;

/** Whether a credential is a single value that a client can send. */
export function isSendable({ scheme = "" }: Pick<SecurityScheme, "scheme">): boolean {
  return !NOT_ONE_VALUE.test(scheme);
}

/** The alternatives that a client can send. Empty if none of them has a credential. */
function sendable(security: readonly (readonly SecurityScheme[])[]): readonly (readonly SecurityScheme[])[] {
  const alternatives = security.filter((schemes) => schemes.every(isSendable));
  return alternatives.every((schemes) => schemes.length === 0) ? [] : alternatives;
}

/** The alternatives, each credential with its writer; undefined if a client can send none. */
export function printSecurity(security: OperationFacts["security"], imports: Imports): object | undefined {
  const alternatives = sendable(security);
  if (alternatives.length === 0) return undefined;
  return alternatives.map((schemes) => schemes.map((scheme) => ({ ...scheme, write: printWriter(scheme, imports) })));
}

function printWriter({ in: place, scheme }: SecurityScheme, imports: Imports): Expression {
  return imports.use(scheme?.toLowerCase() === "basic" ? "basicCredential" : `${place}Credential`);
}

/**
 * The schemes that a single token is for: those by which most operations can be called. Undefined if all send it in the
 * same way. A token is never sent in two ways.
 */
export function tokenSchemes({ operations }: Facts): readonly string[] | undefined {
  const counts = new Map<string, number>();
  const names = new Map<string, Set<string>>();
  for (const { security } of Object.values(operations)) {
    const alternatives = sendable(security);
    for (const scheme of alternatives.flat()) {
      const way = wayOf(scheme);
      names.set(way, (names.get(way) ?? new Set()).add(scheme.name));
      counts.set(way, counts.get(way) ?? 0);
    }
    const alone = alternatives.flatMap(([scheme, ...others]) => (scheme && others.length === 0 ? [wayOf(scheme)] : []));
    for (const way of new Set(alone)) counts.set(way, (counts.get(way) ?? 0) + 1);
  }
  if (counts.size < 2) return undefined;
  const [[first = ""] = []] = [...counts].sort(([a, x], [b, y]) => y - x || Number(isLogin(a)) - Number(isLogin(b)));
  return [...(names.get(first) ?? [])].sort();
}

function wayOf({ in: place, field, scheme = "" }: SecurityScheme): string {
  return [place, field.toLowerCase(), scheme.toLowerCase()].join(" ");
}

/** HTTP Basic does not take a token. */
function isLogin(way: string): boolean {
  return way.endsWith(" basic");
}
