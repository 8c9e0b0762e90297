import type { Reference } from "../../../reference-data.ts";
import type { Server } from "./servers.ts";

/** The document with its samples written for a server: its URL, and for the mock also the mock's token. */
export function samplesFor(reference: Reference, server: Server): object {
  const rewrite = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(rewrite);
    if (typeof value !== "object" || value === null) return value;
    return Object.fromEntries(
      Object.entries(value).map(([name, member]) =>
        name === "x-codeSamples" && Array.isArray(member)
          ? [
              name,
              member.map((sample) => ({ ...sample, source: aim(String(sample.source).trimEnd(), reference, server) })),
            ]
          : [name, rewrite(member)],
      ),
    );
  };
  return Object.assign({}, rewrite(reference.document));
}

/** A sample of the document, whose server is the document's first, for another one. */
export function aim(source: string, reference: Reference, server: Server): string {
  const [documented = ""] = reference.servers;
  if (server.url === documented) return source;
  const token = server.isMock ? reference.mockToken : undefined;
  const options = [`baseUrl: ${JSON.stringify(server.url)}`, ...(token ? [`token: ${JSON.stringify(token)}`] : [])];
  return source
    .replaceAll(documented, server.url)
    .replaceAll(`$${reference.tokenVariable}`, token ?? `$${reference.tokenVariable}`)
    .replaceAll(/\b(create[A-Z]\w*)\(\)/g, `$1({ ${options.join(", ")} })`);
}
