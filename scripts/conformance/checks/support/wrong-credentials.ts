import type { SecurityScheme } from "revokit";
import type { ServerTestContext } from "../../runner/server-test-context.ts";
import type { Ask } from "../../runner/request.ts";
import { similarTo } from "../../values/similar-credentials.ts";
import { unknownLike } from "../../values/unknown-credential.ts";
import { httpSchemes } from "./applies.ts";

/** Requests with a wrong credential, keyed by what is wrong with it. */
export type WrongCredentials = Readonly<Record<string, Ask>>;

/** Without a credential. */
export const NO_CREDENTIAL: Ask = { schemes: [] };

/** Every wrong credential: none, malformed ones, and nearly right ones. */
export function wrongCredentials(context: ServerTestContext): WrongCredentials {
  return { "no credential": NO_CREDENTIAL, ...malformedCredentials(context), ...similarCredentials(context) };
}

/** Credentials that are malformed, or that nobody has. */
export function malformedCredentials(context: ServerTestContext): WrongCredentials {
  const [first] = context.schemes;
  if (first === undefined) return {};
  const token = context.tokenOf(first);
  const unknown = { "an unknown credential": { token: unknownLike(token) } };
  const empty = { "an empty credential": inField(first, "") };
  const [{ field, scheme = "" } = { field: "" }] = httpSchemes(context.schemes);
  if (scheme === "") return { ...unknown, ...(first.in === "header" && empty) };
  // A wrong credential for one alternative may be a right one for another.
  const others = context.operation.security.flat().filter((each) => each.in === "header" && each.field === field);
  const isTaken = (name: string) => others.some((each) => each.scheme?.toLowerCase() === name.toLowerCase());
  const other = ["Basic", "Bearer", "Digest"].find((name) => !isTaken(name)) ?? "Negotiate";
  return {
    ...empty,
    "the scheme alone": { headers: { [field]: scheme } },
    "another scheme": { headers: { [field]: `${other} ${token}` } },
    ...(others.every((each) => each.scheme !== undefined) && { "no scheme": { headers: { [field]: token } } }),
    "two credentials": { headers: { [field]: `${scheme} ${token} ${token}` } },
    ...unknown,
  };
}

/** Credentials that are nearly the right one. The context registers how each derives from it, so that reports can hide it. */
export function similarCredentials(context: ServerTestContext): WrongCredentials {
  const [first] = context.schemes;
  if (first === undefined) return {};
  const token = context.tokenOf(first);
  const similar = similarTo(token);
  for (const { value, shell } of similar) context.noteDerived({ value, shell, of: token });
  return Object.fromEntries(similar.map(({ what, value }) => [what, { token: value }]));
}

function inField({ field }: SecurityScheme, value: string): Ask {
  return { headers: { [field]: value } };
}
