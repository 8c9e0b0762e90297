import type { Contract, Operation } from "../contract.ts";
import { InvalidRequestError } from "../errors.ts";

/** One URL for all servers of a document, or URLs by the server's URL in the document. */
export type BaseUrl = string | Readonly<Record<string, string>>;

export interface BaseUrlOptions {
  readonly baseUrl?: BaseUrl | undefined;
  readonly allowInsecureHosts?: readonly string[] | undefined;
}

/** Finds the base URL of an operation. Throws an `InvalidRequestError` for an option that can't work. */
export function baseUrls(
  contract: Contract,
  { baseUrl: option, allowInsecureHosts }: BaseUrlOptions,
): (operation: Operation) => string {
  const known = new Map<string, string>();
  const normalize = (url: string) => normalizeBaseUrl(url, allowInsecureHosts);
  if (typeof option === "object") {
    const servers = serversOf(contract);
    for (const [server, url] of Object.entries(option)) {
      if (!servers.has(server))
        throw new InvalidRequestError("baseUrl", `must have servers of the document as its keys`);
      known.set(server, normalize(url));
    }
  } else if (option !== undefined) {
    const base = normalize(option);
    return () => base;
  }
  const find = (servers: readonly string[]) => {
    const server = servers.find((each) => known.has(each)) ?? servers[0];
    if (server === undefined) throw new InvalidRequestError("baseUrl", "is required: the spec names no server");
    const base = known.get(server) ?? normalize(server);
    known.set(server, base);
    return base;
  };
  // What most operations would fail for is said at once.
  if (Object.values(contract.operations).some(({ servers }) => servers === undefined)) find(contract.servers);
  return ({ servers = contract.servers }) => find(servers);
}

function serversOf({ servers, operations }: Contract): ReadonlySet<string> {
  return new Set([...servers, ...Object.values(operations).flatMap((operation) => operation.servers ?? [])]);
}

/** The loopback interface (RFC 6761, 6.3; RFC 5735), where a mock runs and nobody listens in. */
const LOOPBACK = /^(localhost|.+\.localhost|127\.\d+\.\d+\.\d+|\[::1\])$/;

/**
 * A base URL in its normal form, without a slash at the end. Throws an `InvalidRequestError` for anything that is not an
 * absolute https URL of origin and path; http will do on loopback, and to hosts that are named.
 */
export function normalizeBaseUrl(text: string, allowInsecureHosts: readonly string[] = []): string {
  const broken = ruleFor(text, allowInsecureHosts);
  if (broken !== undefined) throw new InvalidRequestError("baseUrl", broken);
  return new URL(text).href.replace(/\/+$/, "");
}

function ruleFor(text: unknown, allowInsecureHosts: readonly string[]): string | undefined {
  if (typeof text !== "string" || !URL.canParse(text)) return "must be an absolute URL";
  if (/[{}?#\\\s]/.test(text)) return "must not contain a query, a fragment, braces, backslashes or white space";
  const { protocol, hostname, username, password } = new URL(text);
  if (username !== "" || password !== "") return "must not contain credentials: pass `token`";
  const isExempt = LOOPBACK.test(hostname) || allowInsecureHosts.includes(hostname);
  if (protocol !== "https:" && !(protocol === "http:" && isExempt)) {
    return "must begin with https:// (http:// will do on loopback, and to allowInsecureHosts)";
  }
  return undefined;
}
