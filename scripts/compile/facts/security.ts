import type { Oas3Operation, Oas3SecurityScheme } from "@redocly/openapi-core";
import type { SecurityScheme } from "revokit";
import { dereference, type OpenApiDocument } from "../document.ts";

/**
 * The alternatives of an operation's security, as far as a request shows them: a client certificate is none of the request's.
 * One that names a scheme which the document does not have is left out.
 */
export function compileSecurity(document: OpenApiDocument, operation: Oas3Operation): SecurityScheme[][] {
  const schemes = document.components?.securitySchemes ?? {};
  return (operation.security ?? document.security ?? []).flatMap((requirement) => {
    const names = Object.keys(requirement);
    const known = names.flatMap((name) => (schemes[name] === undefined ? [] : [[name, schemes[name]] as const]));
    if (known.length < names.length) return [];
    return [known.flatMap(([name, scheme]) => locate(name, dereference<Oas3SecurityScheme>(document, scheme)))];
  });
}

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

/** As the registry of the IANA writes most of them; the case does not matter (RFC 9110, 11.1). */
function capitalize(scheme: string): string {
  return scheme.slice(0, 1).toUpperCase() + scheme.slice(1).toLowerCase();
}
