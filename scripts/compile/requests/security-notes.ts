import { escapeToken } from "revokit/toolkit";
import type { Oas3SecurityScheme } from "@redocly/openapi-core";
import { dereference, locateOperations, type OpenApiDocument } from "../document.ts";
import { whyUnsent } from "../facts/security.ts";
import type { Note } from "../note.ts";
import { isSendable } from "../operations/security.ts";

/** Notes on security schemes that a client can't send by itself, for a document after `normalizeDocument`. */
export function noteSecurity(document: OpenApiDocument, notes: Note[]): void {
  noteUnknown(document, notes);
  for (const [name, reference] of Object.entries(document.components?.securitySchemes ?? {})) {
    const scheme = dereference<Oas3SecurityScheme>(document, reference);
    const pointer = `#/components/securitySchemes/${escapeToken(name)}`;
    const unsent = whyUnsent(scheme);
    if (unsent !== undefined) {
      notes.push({ message: `No credential is sent for "${name}": ${unsent}.`, pointer });
    } else if (scheme.type === "mutualTLS") {
      const message = `The client certificate of "${name}" must come from the \`fetch\` that you pass to the client.`;
      notes.push({ message, pointer });
    } else if (scheme.type === "http" && !isSendable(scheme)) {
      const message = `The client can't send "${name}": HTTP ${scheme.scheme} takes more than one value. Pass its header with each call.`;
      notes.push({ message, pointer });
    }
  }
}

/** A required scheme that is missing in `components` can't be sent. Each is named once. */
function noteUnknown(document: OpenApiDocument, notes: Note[]): void {
  const seen = new Set(Object.keys(document.components?.securitySchemes ?? {}));
  const required = [
    { pointer: "#", security: document.security },
    ...locateOperations(document).map(({ pointer, operation: { security } }) => ({ pointer, security })),
  ];
  for (const { pointer, security = [] } of required) {
    for (const name of security.flatMap((schemes) => Object.keys(schemes))) {
      if (seen.has(name)) continue;
      seen.add(name);
      const message = `No credential is sent for "${name}": components.securitySchemes does not define it.`;
      notes.push({ message, pointer });
    }
  }
}
