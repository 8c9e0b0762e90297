import type { CredentialSettings } from "../call-types.ts";
import type { Credential, Operation } from "../contract.ts";
import { InvalidRequestError } from "../errors.ts";
import { readGiven } from "../request/read-given.ts";
import { waitForGiven } from "../request/wait-for-given.ts";
import type { CallState } from "../transport/call-state.ts";
import type { CredentialTarget } from "./credential-writer.ts";
import { noteGivenSecrets } from "./note-given-secrets.ts";

/**
 * Adds the credentials of the first alternative for which the caller has values. Returns a promise only if a token function
 * must be awaited. Throws an `InvalidRequestError`, which never contains a value, if there is no such alternative.
 */
export function addCredentials(
  request: CredentialTarget,
  { security }: Operation,
  settings: CredentialSettings,
  call: CallState,
): Promise<unknown> | undefined {
  noteGivenSecrets(request.headers, call.secrets);
  if (security === undefined) return undefined;
  const alternative =
    security.find((all) => all.length > 0 && all.every((each) => valueOf(each, settings) !== undefined)) ??
    security.find((all) => all.length === 0);
  if (alternative === undefined) throw new InvalidRequestError("token", missing(security, settings));
  const waits: (() => Promise<void>)[] = [];
  for (const credential of alternative) {
    const value = valueOf(credential, settings);
    const add = (secret: unknown) => readGiven("token", () => addOne(request, credential, secret, call));
    if (typeof value === "function") waits.push(() => waitForGiven("token", value, call).then(add));
    else add(value);
  }
  // Only now, since nothing would handle a function's rejection if another credential were invalid.
  return waits.length > 0 ? Promise.all(waits.map((wait) => wait())) : undefined;
}

function addOne(request: CredentialTarget, credential: Credential, secret: unknown, { secrets }: CallState): void {
  const sent = credential.write(request, credential, secret);
  secrets.push(...textsOf(secret));
  if (sent !== secret) secrets.push(sent);
}

/** The texts of a valid credential. With HTTP Basic, a key is often the user name, and the password empty. */
function textsOf(secret: unknown): readonly string[] {
  // Of `user:password`, the password alone.
  if (typeof secret === "string") return [secret, ...secret.split(/^[^:]*:/).slice(1)];
  const { username = "", password = "" }: { readonly username?: string; readonly password?: string } = new Object(
    secret,
  );
  return [password, `${username}:${password}`];
}

function valueOf({ name }: Credential, { token, tokenVariable, tokenSchemes }: CredentialSettings) {
  if (typeof token === "object") return Object.hasOwn(token, name) ? token[name] : undefined;
  if (tokenSchemes !== undefined && !tokenSchemes.includes(name)) return undefined;
  // Not every runtime has an environment.
  return token ?? globalThis.process?.env?.[tokenVariable];
}

function missing(security: readonly (readonly Credential[])[], settings: CredentialSettings): string {
  const { token, tokenVariable, tokenSchemes } = settings;
  const names = security.map((all) => all.map(({ name }) => name));
  const isSingle = names.some((all) => all.length === 1 && (tokenSchemes?.includes(all[0] ?? "") ?? true));
  if (token === undefined && isSingle) return `is required: pass it, or set ${tokenVariable}`;
  const alternatives = names.map((all) => `{ ${all.map((name) => `${JSON.stringify(name)}: …`).join(", ")} }`);
  return `must have a value for each scheme that this operation needs: ${alternatives.join(" or ")}`;
}
