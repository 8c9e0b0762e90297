import type { Facts } from "revokit";

/**
 * Every credential in a request: in the places that its document names, and always in `Authorization` and cookies. HTTP
 * Basic also counts as it is decoded (RFC 7617).
 */
export function credentialsIn({ operations }: Facts, url: string, headers: Headers): readonly string[] {
  const schemes = Object.values(operations).flatMap(({ security }) => security.flat());
  const { searchParams } = new URL(url);
  const authorization = headers.get("authorization") ?? "";
  const values = [
    ...(HAS_PARAMETERS.test(authorization) ? withoutNames(authorization) : wordsOf(authorization)),
    ...withoutNames(headers.get("cookie") ?? ""),
    ...schemes.filter(isIn("header")).flatMap(({ field }) => keysIn(field, headers)),
    ...schemes.filter(isIn("query")).flatMap(({ field }) => searchParams.getAll(field)),
  ];
  const parts = values.flatMap((value) => value.split('"'));
  return [...parts, ...decodedBasic(authorization)].filter((part) => part.length >= MIN_LENGTH);
}

/** Whether what follows the scheme is a list of parameters, such as in Digest (RFC 9110, 11.4), and not a token. */
const HAS_PARAMETERS = /^(?!(bearer|basic)\s)[\w-]+\s+[\w-]+\s*=\s*[^\s=]/i;

/** The credentials in a header field of the document's; those of `Authorization` and `Cookie` are read by their syntax. */
function keysIn(field: string, headers: Headers): readonly string[] {
  return /^(authorization|cookie)$/i.test(field) ? [] : wordsOf(headers.get(field) ?? "");
}

/** `Bearer` before a token is no secret. */
function wordsOf(text: string): readonly string[] {
  return text.replace(/^[\w-]+\s+(?=\S)/, "").split(/[\s;,]+/);
}

/** The name before a cookie or a parameter is no secret; the `=` at the end of a Base64 text follows no name. */
function withoutNames(text: string): readonly string[] {
  return wordsOf(text).map((part) => part.replace(/^[^=]+=(?!=*$)/, ""));
}

/** Shorter parts would be found in ordinary words. */
const MIN_LENGTH = 4;

function decodedBasic(authorization: string): readonly string[] {
  const [, encoded] = /^Basic\s+(\S+)/i.exec(authorization) ?? [];
  if (encoded === undefined) return [];
  const decoded = Buffer.from(encoded, "base64").toString();
  return [decoded, ...decoded.split(":")];
}

function isIn(place: string): (scheme: { readonly in: string }) => boolean {
  return (scheme) => scheme.in === place;
}
