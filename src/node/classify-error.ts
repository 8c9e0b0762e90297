import type { Classification } from "../transport/outcome.ts";

/**
 * Classifies a rejected `fetch`. Anything that cannot be proven unsent counts as possibly delivered. Every error in the
 * chain that states a cause must prove it: an aggregate may combine a refused connection with an earlier, delivered
 * request.
 */
export function classifyError(error: unknown): Classification {
  const causes = readCauses(error);
  const isPermanent = ({ code, message }: Cause) =>
    CERTIFICATE.test(code) || REFUSED.test(code) || message === BLOCKED_PORT;
  const isProof = (cause: Cause) =>
    isPermanent(cause) || NOT_CONNECTED.test(cause.code) || CONNECTING.test(cause.syscall);
  if (causes.length === 0 || !causes.every(isProof)) return { class: "maybe", retry: true };
  return { class: "not_sent", retry: !causes.some(isPermanent) };
}

/** Node's error codes for a certificate that OpenSSL rejects. */
const CERTIFICATE =
  /^(CERT_|CRL_|UNABLE_TO_|ERR_TLS_CERT|DEPTH_ZERO_|SELF_SIGNED_|HOSTNAME_MISMATCH|INVALID_(CA|PURPOSE)|PATH_LENGTH)/;
/** undici's errors for a request that it refuses to send, e.g. for a header field that it sets itself. */
const REFUSED = /^UND_ERR_(INVALID_ARG|NOT_SUPPORTED)$/;
/**
 * Errors that never occur on a connection in use. (EHOSTUNREACH may, so it counts only while connecting. So may TLS
 * errors: a server refuses a client's certificate after the request in TLS 1.3, and may answer it in plain text.)
 */
const NOT_CONNECTED = /^(ECONNREFUSED|ConnectionRefused|ENOTFOUND|EAI_|UND_ERR_CONNECT_TIMEOUT)/;
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

/** The errors in a chain that state what happened: those with a code, and the last of each branch. */
function* causesOf(error: unknown, depth = 0): Generator<Cause> {
  const { code, syscall, message, cause, errors } = new Object(error) as Record<string, unknown>;
  // Happy Eyeballs: one error for each address.
  const several: readonly unknown[] = Array.isArray(errors) ? errors : [];
  const branches = [cause, ...several].filter((each) => typeof each === "object" && each);
  if (branches.length === 0 || depth > 3 || typeof code === "string") {
    yield { code: String(code), syscall: String(syscall), message: String(message) };
  }
  if (depth < 4) for (const each of branches) yield* causesOf(each, depth + 1);
}
