/** The response that a request prefers (RFC 7240), in Prism's notation: `Prefer: code=409`, `Prefer: example=NAME`. */
export interface Preference {
  readonly code?: string;
  readonly example?: string;
}

/** The preferences of a `Prefer` header that the mock knows; it ignores others, as the RFC asks. */
export function parsePrefer(header: string | null): Preference {
  const found: { code?: string; example?: string } = {};
  for (const part of (header ?? "").split(/[,;]/)) {
    const [, name, value] = /^\s*(code|example)\s*=\s*"?([^"\s]*)"?\s*$/i.exec(part) ?? [];
    if (name?.toLowerCase() === "code" && value !== undefined) found.code ??= value;
    if (name?.toLowerCase() === "example" && value !== undefined) found.example ??= value;
  }
  return found;
}
