import { TOKEN } from "./field-parameters.ts";

/** A document may declare a header whose name is not a token (RFC 9110, 5.1); no request can carry it. */
export function fieldOf(headers: Headers, name: string): string | undefined {
  return TOKEN.test(name) ? (headers.get(name) ?? undefined) : undefined;
}
