import type { Credential } from "./contract.ts";
import { InvalidRequestError, TimeoutError } from "./errors.ts";
import type { Fields } from "./headers.ts";
import type { CallState } from "./transport/call-state.ts";
import { within } from "./transport/clock.ts";

/** A bearer token or API key, or a function that has one; it is asked once a call. */
export type Token = string | (() => string | Promise<string>);

/**
 * The token for a call, which takes note of it as its secret; not a promise where none is needed. Throws an
 * `InvalidRequestError` that never holds it.
 * @param variable the environment variable to read where no token is given.
 */
export function resolveToken(token: Token | undefined, variable: string, call: CallState): string | Promise<string> {
  const check = (given: unknown) => {
    const secret = checkToken(given, variable);
    call.secrets.push(secret);
    return secret;
  };
  return typeof token === "function" ? ask(token, call).then(check) : check(token ?? environment(variable));
}

/** Puts a token where the operation wants it. */
export function addCredential({ header, scheme }: Credential, token: string, fields: Fields): void {
  fields[header.toLowerCase()] = scheme === undefined ? token : `${scheme} ${token}`;
}

/** A function that never answers must not hold a call up for ever. */
async function ask(token: () => string | Promise<string>, call: CallState): Promise<string> {
  const tooLong = new TimeoutError("The function given as `token` took too long. Nothing was sent.", call.report());
  const limits = { time: call.remaining(), signal: call.signal, onTimeout: () => tooLong };
  try {
    return await within(Promise.resolve().then(token), limits);
  } catch (error) {
    if (error === tooLong || call.signal?.aborted) throw error;
    throw new InvalidRequestError("token", "could not be had: the function that was given failed", { cause: error });
  }
}

/** Visible ASCII: a superset of token68 (RFC 9110, 11.2), and nothing that could end a header. */
function checkToken(secret: unknown, variable: string): string {
  if (secret === undefined) throw new InvalidRequestError("token", `is required: pass it, or set ${variable}`);
  if (typeof secret !== "string" || !/^[\x21-\x7e]+$/.test(secret)) {
    throw new InvalidRequestError(
      "token",
      "must be a non-empty string of visible ASCII without spaces, and without its scheme",
    );
  }
  return secret;
}

/** Not every runtime has one. */
function environment(variable: string): string | undefined {
  return globalThis.process?.env?.[variable];
}
