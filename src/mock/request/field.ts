const FIELD_NAME = /^[!#$%&'*+.^_`|~\w-]+$/;

/** No request can bear a field whose name is no token (RFC 9110, 5.1), though a document may have one. */
export function fieldOf(headers: Headers, name: string): string | undefined {
  return FIELD_NAME.test(name) ? (headers.get(name) ?? undefined) : undefined;
}
