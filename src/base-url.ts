import { InvalidRequestError } from "./errors.ts";

/** The loopback interface (RFC 6761, 6.3; RFC 5735), where a mock runs and nobody listens in. */
const LOOPBACK = /^(localhost|.+\.localhost|127\.\d+\.\d+\.\d+|\[::1\])$/;

/**
 * A base URL in its normal form, without a slash at the end. Throws an `InvalidRequestError` for anything that is not an
 * absolute https URL of origin and path; http will do on loopback.
 */
export function normalizeBaseUrl(text: string): string {
  const broken = ruleFor(text);
  if (broken !== undefined) throw new InvalidRequestError("baseUrl", broken);
  return new URL(text).href.replace(/\/+$/, "");
}

function ruleFor(text: unknown): string | undefined {
  if (typeof text !== "string" || !URL.canParse(text)) return "must be an absolute URL";
  if (/[{}?#\\\s]/.test(text)) return "must not contain a query, a fragment, braces, backslashes or white space";
  const { protocol, hostname, username, password } = new URL(text);
  if (username !== "" || password !== "") return "must not contain credentials: pass `token`";
  if (protocol !== "https:" && !(protocol === "http:" && LOOPBACK.test(hostname))) {
    return "must begin with https:// (http:// will do on loopback)";
  }
  return undefined;
}
