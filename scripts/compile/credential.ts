import type { Oas3Operation, Oas3SecurityScheme } from "@redocly/openapi-core";
import type { Credential } from "revokit/contract";
import { dereference, type OpenApiDocument } from "./document.ts";

/**
 * Where an operation's credential goes: the first of its alternatives that is one token in one header. An operation
 * whose alternatives include "no security at all" still sends a token, for who has one.
 */
export function compileCredential(document: OpenApiDocument, operation: Oas3Operation): Credential | undefined {
  const schemes = document.components?.securitySchemes ?? {};
  for (const requirement of operation.security ?? document.security ?? []) {
    const [name, ...others] = Object.keys(requirement);
    const reference = name === undefined ? undefined : schemes[name];
    if (reference === undefined || others.length > 0) continue;
    const credential = inHeader(dereference<Oas3SecurityScheme>(document, reference));
    if (credential) return credential;
  }
  return undefined;
}

function inHeader(scheme: Oas3SecurityScheme): Credential | undefined {
  switch (scheme.type) {
    case "http":
      return scheme.scheme.toLowerCase() === "bearer" ? { header: "Authorization", scheme: "Bearer" } : undefined;
    case "oauth2":
    case "openIdConnect":
      return { header: "Authorization", scheme: "Bearer" };
    case "apiKey":
      return scheme.in === "header" ? { header: scheme.name } : undefined;
    case "mutualTLS":
      return undefined;
  }
}
