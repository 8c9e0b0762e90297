import { readParameter, splitList, splitParameters, unquote } from "./field-parameters.ts";

/** The response that a request prefers (RFC 7240), in Prism's notation: `Prefer: code=409`, `Prefer: example=NAME`. */
export interface Preference {
  readonly code?: string;
  readonly example?: string;
}

/**
 * The preferences of a `Prefer` header that the mock knows; it ignores others with their parameters, as the RFC asks. An empty
 * value is none (RFC 7240, 2).
 */
export function parsePrefer(header: string | null): Preference {
  const preferences = splitList(header ?? "").map((each) => splitParameters(each).map(readParameter));
  const known = preferences.filter(([[name] = [""]]) => name === "code" || name === "example").flat();
  const valueOf = (wanted: string) => unquote(known.find(([name]) => name === wanted)?.[1] ?? "");
  const [code, example] = [valueOf("code"), valueOf("example")];
  return { ...(code !== "" && { code }), ...(example !== "" && { example }) };
}
