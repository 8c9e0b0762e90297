import type { Classification } from "../transport/outcome.ts";

/** Classifies a rejected `fetch`. Anything that cannot be proven unsent counts as possibly delivered. */
export function classifyError(error: unknown): Classification {
  const causes = readCauses(error);
  if (causes.some(({ code, message }) => CERTIFICATE.test(code) || REFUSED.test(code) || message === BLOCKED_PORT)) {
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
/** What undici says of a request that it will not send: a header field that it keeps for itself, for one. */
const REFUSED = /^UND_ERR_(INVALID_ARG|NOT_SUPPORTED)$/;
/**
 * Those that never befall a connection in use. (An unreachable host may, and counts only while connecting. So may most TLS
 * alerts: in TLS 1.3 a server refuses a client's certificate after the request has left.)
 */
const NOT_CONNECTED =
  /^(ECONNREFUSED|ConnectionRefused|ENOTFOUND|EAI_|UND_ERR_CONNECT_TIMEOUT|ERR_SSL_(WRONG_VERSION|UNSUPPORTED_PROTOCOL|TLSV1_(ALERT_PROTOCOL_VERSION|UNRECOGNIZED_NAME)))/;
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
