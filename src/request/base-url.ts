import type { Contract, FindBaseUrl } from "../contract.ts";
import { InvalidRequestError } from "../errors.ts";
import type { ClientOptions } from "../options.ts";

/** Finds the base URL of an operation. Throws an `InvalidRequestError` for an invalid option. */
export function baseUrls(contract: Contract, { baseUrl, allowInsecureHosts }: ClientOptions): FindBaseUrl {
  const normalize = (url: unknown) => normalizeBaseUrl(url, allowInsecureHosts);
  if (contract.chooseServer && typeof baseUrl !== "string") return contract.chooseServer(contract, baseUrl, normalize);
  const base = normalize(baseUrl ?? assertServer(contract.servers[0]));
  return () => base;
}

/** Throws an `InvalidRequestError` unless there is a server, and its URL is not relative to where the document is found. */
export function assertServer(server: string | undefined): string {
  if (server === undefined) throw new InvalidRequestError("baseUrl", "is required: the document names no server");
  if (URL.canParse(server)) return server;
  throw new InvalidRequestError("baseUrl", "is required: the document names its server by a relative URL");
}

/** The loopback interface (RFC 6761, 6.3; RFC 5735), where plain http can't be intercepted. */
const LOOPBACK = /^(localhost|.+\.localhost|127\.\d+\.\d+\.\d+|\[::1\])$/;

/**
 * Normalizes a base URL, without a trailing slash. Throws an `InvalidRequestError` unless it is an absolute https URL of
 * origin and path; http is allowed on loopback and for allowed hosts.
 */
export function normalizeBaseUrl(text: unknown, allowInsecureHosts: readonly string[] = []): string {
  const refuse = (rule: string) => new InvalidRequestError("baseUrl", rule);
  if (typeof text !== "string" || !URL.canParse(text)) throw refuse("must be an absolute URL");
  if (/[{}?#\\\s]/.test(text)) {
    throw refuse("must not contain a query, a fragment, braces, backslashes or white space");
  }
  const { protocol, hostname, username, password, href } = new URL(text);
  if (username !== "" || password !== "") throw refuse("must not contain credentials: pass `token`");
  const isExempt = LOOPBACK.test(hostname) || allowInsecureHosts.some((host) => host.toLowerCase() === hostname);
  if (protocol !== "https:" && !(protocol === "http:" && isExempt)) {
    throw refuse("must begin with https:// (http:// is allowed for loopback and allowInsecureHosts)");
  }
  return href.replace(/\/+$/, "");
}
