/** A token (RFC 9110, 5.6.2). */
export const TOKEN = /^[!#$%&'*+.^_`|~\w-]+$/;

/** A parameter of a header field: its name in lower case, and its value as it is written. */
export type FieldParameter = readonly [name: string, value: string];

/** Splits a field at commas, outside of quoted strings (RFC 9110, 5.6.1). */
export function splitList(field: string): readonly string[] {
  return split(field, /(?:[^",]|"(?:[^"\\]|\\.)*(?:"|$))+/g);
}

/** The parameters after a field's value or a list's element (RFC 9110, 5.6.6). */
export function parametersOf(element: string): readonly FieldParameter[] {
  return splitParameters(element).slice(1).map(readParameter);
}

/** Splits a list's element at semicolons, outside of quoted strings. */
export function splitParameters(element: string): readonly string[] {
  return split(element, /(?:[^";]|"(?:[^"\\]|\\.)*(?:"|$))+/g);
}

/** Reads `name=value`; a name alone has an empty value. */
export function readParameter(text: string): FieldParameter {
  const [name = "", ...value] = text.split("=");
  return [name.trim().toLowerCase(), value.join("=").trim()];
}

/** A value without the quotation marks and backslashes of a quoted string (RFC 9110, 5.6.4). */
export function unquote(value: string): string {
  const [, quoted] = /^"(.*)"$/s.exec(value) ?? [];
  return quoted === undefined ? value : quoted.replaceAll(/\\(.)/gs, "$1");
}

/** A value as it is if it is a token, else as a quoted string. */
export function quoteUnlessToken(value: string): string {
  return TOKEN.test(value) ? value : `"${value.replaceAll(/["\\]/g, "\\$&")}"`;
}

function split(text: string, piece: RegExp): readonly string[] {
  return Array.from(text.matchAll(piece), ([found]) => found.trim());
}
