import type { Contract, Operation } from "../contract.ts";
import { InvalidRequestError, type CallReport, TimeoutError } from "../errors.ts";
import type { SecurityScheme } from "../facts.ts";
import { encodeName, encodeText } from "../serialize/encode.ts";
import { within } from "../transport/clock.ts";
import { encodeSecret, type Login } from "./encode-secret.ts";
import type { RequestDraft } from "./prepare.ts";

/** A bearer token or API key, or a function that has one; it is asked once a call. For HTTP Basic: `user:password`. */
export type Token = string | (() => string | Promise<string>);

/** A value for each security scheme, by its name in the document. */
export type Tokens = Readonly<Record<string, Token | Login | undefined>>;

/** What a client knows of credentials. */
export interface CredentialSettings {
  readonly token: Token | Tokens | undefined;
  /** The environment variable to read where no token is given. */
  readonly tokenVariable: string;
  /** The schemes that a single token is for. Absent where it is for all of the API's. */
  readonly tokenSchemes: Contract["tokenSchemes"];
}

/** What getting a credential needs to know of a call, and what it takes note of. */
export interface CredentialCall {
  readonly signal: AbortSignal | undefined;
  /** What must never be shown. */
  readonly secrets: string[];
  /** In milliseconds. */
  remaining(): number;
  report(): CallReport;
}

/**
 * Adds what the first alternative asks for that the caller has values for; a promise only where a function has to be asked.
 * Throws an `InvalidRequestError` that never holds a value.
 */
export function addCredentials(
  request: RequestDraft,
  { security }: Operation,
  settings: CredentialSettings,
  call: CredentialCall,
): Promise<void> | undefined {
  if (security === undefined) return undefined;
  const given = valuesOf(settings);
  const alternative =
    security.find((schemes) => schemes.length > 0 && schemes.every((scheme) => given(scheme) !== undefined)) ??
    security.find((schemes) => schemes.length === 0);
  if (alternative === undefined) throw new InvalidRequestError("token", missing(security, settings));
  let pending: Promise<void> | undefined;
  for (const scheme of alternative) {
    const value = given(scheme);
    const add = (secret: unknown) => write(request, scheme, secret, call);
    if (typeof value !== "function") add(value);
    else pending = Promise.all([pending, ask(value, call).then(add)]).then(() => undefined);
  }
  return pending;
}

type ValueOf = (scheme: SecurityScheme) => Token | Login | undefined;

function valuesOf({ token, tokenVariable, tokenSchemes }: CredentialSettings): ValueOf {
  if (typeof token === "object") return ({ name }) => (Object.hasOwn(token, name) ? token[name] : undefined);
  const single = token ?? environment(tokenVariable);
  return ({ name }) => (tokenSchemes === undefined || tokenSchemes.includes(name) ? single : undefined);
}

function missing(security: readonly (readonly SecurityScheme[])[], settings: CredentialSettings): string {
  const { token, tokenVariable, tokenSchemes } = settings;
  const names = security.map((schemes) => schemes.map(({ name }) => name));
  const isSingle = names.some((each) => each.length === 1 && (tokenSchemes?.includes(each[0] ?? "") ?? true));
  if (token === undefined && isSingle) return `is required: pass it, or set ${tokenVariable}`;
  const alternatives = names.map((each) => `{ ${each.map((name) => `${JSON.stringify(name)}: …`).join(", ")} }`);
  return `must have a value for each scheme that this operation needs: ${alternatives.join(" or ")}`;
}

function write(request: RequestDraft, scheme: SecurityScheme, secret: unknown, call: CredentialCall): void {
  if (typeof secret === "string") call.secrets.push(secret);
  const text = encodeSecret(scheme, secret);
  call.secrets.push(text);
  const { field } = scheme;
  switch (scheme.in) {
    case "header":
      request.headers[field.toLowerCase()] = scheme.scheme === undefined ? text : `${scheme.scheme} ${text}`;
      return;
    case "query":
      request.query = [request.query, `${encodeName(field)}=${encodeText(text, "token")}`].filter(Boolean).join("&");
      return;
    case "cookie":
      request.headers["cookie"] = [request.headers["cookie"], `${field}=${text}`].filter(Boolean).join("; ");
  }
}

/** A function that never answers must not hold a call up for ever. */
async function ask(token: () => string | Promise<string>, call: CredentialCall): Promise<string> {
  const tooLong = new TimeoutError("The function given as `token` took too long. Nothing was sent.", call.report());
  const limits = { time: call.remaining(), signal: call.signal, onTimeout: () => tooLong };
  try {
    return await within(Promise.resolve().then(token), limits);
  } catch (error) {
    if (error === tooLong || call.signal?.aborted) throw error;
    throw new InvalidRequestError("token", "could not be had: the function that was given failed", { cause: error });
  }
}

/** Not every runtime has one. */
function environment(variable: string): string | undefined {
  return globalThis.process?.env?.[variable];
}
