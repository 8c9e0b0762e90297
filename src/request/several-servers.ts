import type { Contract, ServerChoice } from "../contract.ts";
import { InvalidRequestError } from "../errors.ts";
import { assertServer } from "./base-url.ts";

/** Chooses among several servers, any of which the option `baseUrl` may replace. */
export const severalServers: ServerChoice = (contract, baseUrl = {}, normalize) => {
  const replaced = new Map<string, string>();
  const servers = serversOf(contract);
  for (const [server, url] of Object.entries(baseUrl)) {
    if (!servers.has(server))
      throw new InvalidRequestError("baseUrl", "must have the document's server URLs as its keys");
    replaced.set(server, normalize(url));
  }
  const normalized = new Map<string, string>();
  const find = (candidates: readonly string[]) => {
    const given = candidates.map((server) => replaced.get(server)).find((url) => url !== undefined);
    if (given !== undefined) return given;
    const server = assertServer(candidates[0]);
    const base = normalized.get(server) ?? normalize(server);
    normalized.set(server, base);
    return base;
  };
  // Fail early if most operations would fail.
  if (Object.values(contract.operations).some((operation) => operation.servers === undefined)) find(contract.servers);
  return (operation) => find(operation.servers ?? contract.servers);
};

function serversOf({ servers, operations }: Contract): ReadonlySet<string> {
  return new Set([...servers, ...Object.values(operations).flatMap((operation) => operation.servers ?? [])]);
}
