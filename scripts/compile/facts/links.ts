import type { Oas3Link } from "@redocly/openapi-core";
import type { LinkFacts } from "revokit";
import { dereference, locateOperations, type OpenApiDocument } from "../document.ts";

/** The links of a response whose operation is in this document; undefined if there are none. */
export function compileLinks(
  document: OpenApiDocument,
  links: Readonly<Record<string, Oas3Link | { readonly $ref: string }>>,
): Readonly<Record<string, LinkFacts>> | undefined {
  const entries = Object.entries(links).flatMap(([name, reference]): [string, LinkFacts][] => {
    const { operationId, operationRef, parameters = {} } = dereference<Oas3Link>(document, reference);
    const target = locateOperations(document).find(
      ({ id, pointer }) => id === operationId || (operationRef !== undefined && operationRef === pointer),
    );
    return target === undefined ? [] : [[name, { operationId: target.id, parameters }]];
  });
  return entries.length === 0 ? undefined : Object.fromEntries(entries);
}
