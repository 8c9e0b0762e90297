import { ownMember } from "revokit/toolkit";
import { locateOperations, type OpenApiDocument } from "../document.ts";
import type { Note } from "../note.ts";

/** Notes on servers without a usable URL. */
export function noteServers(document: OpenApiDocument, notes: Note[]): void {
  const places = [{ pointer: "#", servers: document.servers }].concat(
    locateOperations(document).map(({ pointer, operation: { servers } }) => ({ pointer, servers })),
  );
  const seen = new Set<string>();
  for (const { pointer, servers = [] } of places) {
    for (const { url, variables = {} } of servers) {
      const open = [...url.matchAll(/\{([^{}]+)\}/g)]
        .map(([, name = ""]) => name)
        .find((name) => ownMember(variables, name)?.default === undefined);
      const filled = url.replaceAll(/\{([^{}]+)\}/g, (_, name: string) => ownMember(variables, name)?.default ?? "");
      const isRelative = !/^[a-z][a-z\d+.-]*:\/\//i.test(filled.trim());
      if ((open === undefined && !isRelative) || seen.has(url)) continue;
      seen.add(url);
      const reason =
        open === undefined
          ? "is relative to the document's location"
          : `is left out: its variable "${open}" has no default`;
      notes.push({ message: `The server ${url} ${reason}. Pass a \`baseUrl\` to the client.`, pointer });
    }
  }
}
