import type { AttemptClass } from "./outcome.ts";

/** An attempt's class, and whether another attempt can do better. */
export interface Classification {
  readonly class: AttemptClass;
  readonly retry: boolean;
}

/** By the status line alone (RFC 9110, 15). */
export function classifyStatus(status: number, hasRetryAfter: boolean): Classification {
  if (status >= 200 && status < 300) return { class: "applied", retry: false };
  if (status === 429 || (status === 503 && hasRetryAfter)) return { class: "refused", retry: true };
  // Not implemented, and HTTP version not supported: the server did nothing, and will not the next time.
  if (status === 501 || status === 505) return { class: "rejected", retry: false };
  // See Other may be the answer to a request that was carried out (RFC 9110, 15.4.4).
  if (status === 303) return { class: "maybe", retry: false };
  if (status === 408 || status >= 500) return { class: "maybe", retry: true };
  return { class: "rejected", retry: false };
}

/** By what `fetch` threw, as far as the platform tells: what is not known to have stayed here may have arrived. */
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
