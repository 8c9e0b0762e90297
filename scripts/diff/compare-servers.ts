import { type LocatedOperation, locateOperations, type OpenApiDocument } from "../compile/document.ts";
import type { SpecChange } from "./change.ts";

/** Where requests without a `baseUrl` go now that went elsewhere before, with their credentials. Documents are normalized. */
export function compareServers(api: string, before: OpenApiDocument, after: OpenApiDocument): SpecChange[] {
  const changeOf = (then: Servers, now: Servers, operation?: string): SpecChange[] => {
    const [from, to] = [firstOf(then), firstOf(now)];
    if (from === to || from === undefined) return [];
    const message = `Requests that went to \`${from}\` go to ${to === undefined ? "no server" : `\`${to}\``}.`;
    return [{ api, ...(operation !== undefined && { operation }), impact: "major", message }];
  };
  const previous = new Map(locateOperations(before).map(({ id, operation }) => [id, operation]));
  const ofOperations = locateOperations(after).flatMap(({ id, operation }) => {
    const old = previous.get(id);
    // What both take from the document is one change.
    if (old === undefined || (old.servers === undefined && operation.servers === undefined)) return [];
    return changeOf(old.servers ?? before.servers, operation.servers ?? after.servers, id);
  });
  return [...changeOf(before.servers, after.servers), ...ofOperations];
}

type Servers = LocatedOperation["operation"]["servers"];

/** The URL that a client uses, with the defaults of its variables. */
function firstOf(servers: Servers): string | undefined {
  const [first] = servers ?? [];
  return first?.url.replaceAll(/\{([^{}]+)\}/g, (whole, name: string) => first.variables?.[name]?.default ?? whole);
}
