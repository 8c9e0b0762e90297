import type { Oas3Operation, Oas3SecurityScheme } from "@redocly/openapi-core";
import type { SecurityScheme } from "revokit";
import { ownMember } from "revokit/toolkit";
import { dereference, type OpenApiDocument } from "../document.ts";
import type { Keywords } from "../schemas/json-schema.ts";

/**
 * The security alternatives of an operation, as far as a request shows them, which excludes client certificates. Alternatives
 * with an unknown scheme or place are left out. If several schemes of one requirement share a field, which holds one
 * credential, they count as alternatives: documents list OAuth 2 flows in this way.
 */
export function compileSecurity(document: OpenApiDocument, operation: Oas3Operation): SecurityScheme[][] {
  const schemes = document.components?.securitySchemes ?? {};
  return (operation.security ?? document.security ?? []).flatMap((requirement) => {
    const names = Object.keys(requirement);
    const known = names.flatMap((name) => {
      const reference = ownMember(schemes, name);
      const scheme = reference && dereference<Oas3SecurityScheme>(document, reference);
      return scheme !== undefined && whyUnsent(scheme) === undefined ? [[name, scheme] as const] : [];
    });
    if (known.length < names.length) return [];
    return choices(known.flatMap(([name, scheme]) => locate(name, scheme)));
  });
}

/** Every way to choose one scheme for each field. */
function choices(schemes: readonly SecurityScheme[]): SecurityScheme[][] {
  const fields = new Map<string, SecurityScheme[]>();
  for (const scheme of schemes) {
    const field = `${scheme.in} ${scheme.field.toLowerCase()}`;
    fields.set(field, [...(fields.get(field) ?? []), scheme]);
  }
  return [...fields.values()].reduce<SecurityScheme[][]>(
    (chosen, each) => chosen.flatMap((others) => each.map((scheme) => [...others, scheme])),
    [[]],
  );
}

/** Why a request has no place for a scheme's credential, in words; undefined if it has one. */
export function whyUnsent(scheme: Oas3SecurityScheme): string | undefined {
  const { type, name, in: place, scheme: http }: Keywords = { ...scheme };
  switch (type) {
    case "http":
      return http === undefined ? "`scheme` must name an HTTP authentication scheme" : undefined;
    case "apiKey":
      if (name === undefined) return "`name` must name a header, query parameter or cookie";
      return PLACES.has(place) ? undefined : "`in` must be header, query or cookie";
    case "oauth2":
    case "openIdConnect":
    case "mutualTLS":
      return undefined;
    default:
      return "`type` must be apiKey, http, mutualTLS, oauth2 or openIdConnect";
  }
}

const PLACES = new Set<unknown>(["header", "query", "cookie"]);

function locate(name: string, scheme: Oas3SecurityScheme): SecurityScheme[] {
  switch (scheme.type) {
    case "http":
      return [{ name, in: "header", field: "Authorization", scheme: capitalize(scheme.scheme) }];
    case "oauth2":
    case "openIdConnect":
      return [{ name, in: "header", field: "Authorization", scheme: "Bearer" }];
    case "apiKey":
      return [{ name, in: scheme.in, field: scheme.name }];
    case "mutualTLS":
      return [];
  }
}

/** One spelling for each scheme, since schemes are case-insensitive (RFC 9110, 11.1): `Basic`, `Bearer`. */
function capitalize(scheme: string): string {
  return scheme.slice(0, 1).toUpperCase() + scheme.slice(1).toLowerCase();
}
