const FIELD_NAME = /^[!#$%&'*+.^_`|~\w-]+$/;

/** A document may declare a header whose name is not a token (RFC 9110, 5.1); no request can carry it. */
export function fieldOf(headers: Headers, name: string): string | undefined {
  return FIELD_NAME.test(name) ? (headers.get(name) ?? undefined) : undefined;
}
