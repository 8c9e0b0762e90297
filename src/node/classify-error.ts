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
/** undici's errors for a request that it refuses to send, e.g. for a header field that it sets itself. */
const REFUSED = /^UND_ERR_(INVALID_ARG|NOT_SUPPORTED)$/;
/**
 * Errors that never occur on a connection in use. (An unreachable host may, and counts only while connecting. So may most TLS
 * alerts: in TLS 1.3 a server refuses a client's certificate after the request was sent.)
 */
const NOT_CONNECTED =
  /^(ECONNREFUSED|ConnectionRefused|ENOTFOUND|EAI_|UND_ERR_CONNECT_TIMEOUT|ERR_SSL_(WRONG_VERSION|UNSUPPORTED_PROTOCOL|TLSV1_(ALERT_PROTOCOL_VERSION|UNRECOGNIZED_NAME)))/;
/** Node's message for blocked ports (Fetch, 2.9), which has no error code. */
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
    // Anything can be thrown, even objects that throw when inspected.
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
