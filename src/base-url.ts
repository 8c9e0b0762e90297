import { InvalidRequestError } from "./errors.ts";

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
