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
        .find((name) => variables[name] === undefined);
      if (open === undefined || seen.has(url)) continue;
      seen.add(url);
      const message = `The server ${url} is left out: its variable "${open}" has no default. Give the client a \`baseUrl\`.`;
      notes.push({ message, pointer });
    }
  }
}
