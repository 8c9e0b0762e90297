import type { Contract, ServerChoice } from "../contract.ts";
import { InvalidRequestError } from "../errors.ts";
import { assertServer } from "./base-url.ts";

/** Chooses among several servers, any of which the option `baseUrl` may replace. */
export const severalServers: ServerChoice = (contract, baseUrl = {}, normalize) => {
  const known = new Map<string, string>();
  const servers = serversOf(contract);
  for (const [server, url] of Object.entries(baseUrl)) {
    if (!servers.has(server))
      throw new InvalidRequestError("baseUrl", "must have the document's server URLs as its keys");
    known.set(server, normalize(url));
  }
  const find = (candidates: readonly string[]) => {
    const server = candidates.find((each) => known.has(each)) ?? assertServer(candidates[0]);
    const base = known.get(server) ?? normalize(server);
    known.set(server, base);
    return base;
  };
  // Fail early if most operations would fail.
  if (Object.values(contract.operations).some((operation) => operation.servers === undefined)) find(contract.servers);
  return (operation) => find(operation.servers ?? contract.servers);
};

function serversOf({ servers, operations }: Contract): ReadonlySet<string> {
  return new Set([...servers, ...Object.values(operations).flatMap((operation) => operation.servers ?? [])]);
}
