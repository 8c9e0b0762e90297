import type { AttemptClass } from "./outcome.ts";

/** An attempt's class, and whether another attempt can do better. */
export interface Classification {
  readonly class: AttemptClass;
  readonly retry: boolean;
}

/** By the status alone (RFC 9110, 15). An allow-list: whatever is not known for certain is `maybe`. */
export function classifyStatus(status: number): Classification {
  if (!Number.isInteger(status) || status < 200 || status > 599) return { class: "maybe", retry: false };
  if (status === 202) return { class: "accepted", retry: false };
  // Each part of a Multi-Status has a status of its own, and all may have failed (RFC 4918, 13).
  if (status === 207) return { class: "maybe", retry: false };
  if (status < 300) return { class: "applied", retry: false };
  // Servers often redirect after a request was carried out (RFC 9110, 15.4.3 and 15.4.4); 307 and 308 ask to send it elsewhere.
  if (status < 400) return { class: status === 307 || status === 308 ? "rejected" : "maybe", retry: false };
  if (status === 408) return { class: "maybe", retry: true };
  if (status === 429) return { class: "throttled", retry: true };
  // Not implemented, and HTTP version not supported: the server did nothing, and will not the next time.
  if (status < 500 || status === 501 || status === 505) return { class: "rejected", retry: false };
  return { class: "maybe", retry: true };
}

/**
 * Refusals that the effect of an earlier copy of the same request explains: not found, conflict, gone, precondition failed.
 * A platform may send such a copy by itself, where a reused connection breaks.
 */
export const SUSPECT_REFUSALS: ReadonlySet<number> = new Set([404, 409, 410, 412]);

/** Classifies a rejected `fetch`. Anything that cannot be proven unsent counts as possibly delivered. */
export function classifyError(error: unknown): Classification {
  const causes = readCauses(error);
  if (causes.some(({ code, message }) => CERTIFICATE.test(code) || message === BLOCKED_PORT)) {
    return { class: "not_sent", retry: false };
  }
  if (causes.some(({ code, syscall }) => NOT_CONNECTED.test(code) || CONNECTING.test(syscall))) {
    return { class: "not_sent", retry: true };
  }
  return { class: "maybe", retry: true };
}

/** OpenSSL's verdicts on a certificate, as Node names them. */
const CERTIFICATE =
  /^(CERT_|CRL_|UNABLE_TO_|ERR_TLS_CERT|DEPTH_ZERO_|SELF_SIGNED_|HOSTNAME_MISMATCH|INVALID_(CA|PURPOSE)|PATH_LENGTH)/;
/** Those that never befall a connection in use. (An unreachable host may, and counts only while connecting.) */
const NOT_CONNECTED =
  /^(ECONNREFUSED|ConnectionRefused|ENOTFOUND|EAI_|UND_ERR_CONNECT_TIMEOUT|ERR_SSL_(WRONG_VERSION|TLSV1|SSLV3))/;
/** Ports that no request may go to (Fetch, 2.9), in the words of Node's fetch, which has no code for it. */
const BLOCKED_PORT = "bad port";
const CONNECTING = /^(connect|getaddrinfo)$/;

interface Cause {
  readonly code: string;
  readonly syscall: string;
  readonly message: string;
}

function readCauses(error: unknown): Cause[] {
  try {
    return [...causesOf(error)];
  } catch {
    // Anything can be thrown, even what throws when it is looked at.
    return [];
  }
}

function* causesOf(error: unknown, depth = 0): Generator<Cause> {
  if (typeof error !== "object" || error === null || depth > 4) return;
  const { code, syscall, message, cause, errors } = error as Record<string, unknown>;
  yield { code: String(code), syscall: String(syscall), message: String(message) };
  yield* causesOf(cause, depth + 1);
  // Happy Eyeballs: one error for each address.
  if (Array.isArray(errors)) for (const each of errors) yield* causesOf(each, depth + 1);
}
