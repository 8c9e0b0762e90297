import type { Facts } from "revokit";

/**
 * Every credential in a request: in the places that its document names, and always in `Authorization` and cookies. HTTP
 * Basic also counts as it is decoded (RFC 7617).
 */
export function credentialsIn({ operations }: Facts, url: string, headers: Headers): readonly string[] {
  const schemes = Object.values(operations).flatMap(({ security }) => security.flat());
  const { searchParams } = new URL(url);
  const fields = ["authorization", "cookie", ...schemes.filter(isIn("header")).map(({ field }) => field)];
  const texts = [
    ...fields.map((field) => withoutScheme(headers.get(field) ?? "")),
    ...schemes.filter(isIn("query")).flatMap(({ field }) => searchParams.getAll(field)),
  ];
  // The name before a cookie or a parameter is no secret; the `=` at the end of a Base64 text follows no name.
  const values = texts.flatMap((text) => text.split(/[\s;,]+/)).map((part) => part.replace(/^[^=]+=(?!=*$)/, ""));
  const parts = values.flatMap((value) => value.split('"'));
  return [...parts, ...decodedBasic(headers.get("authorization") ?? "")].filter((part) => part.length >= MIN_LENGTH);
}

/** Shorter parts would be found in ordinary words. */
const MIN_LENGTH = 4;

/** `Bearer` before a token is no secret. */
function withoutScheme(field: string): string {
  return field.replace(/^[\w-]+\s+(?=\S)/, "");
}

function decodedBasic(authorization: string): readonly string[] {
  const [, encoded] = /^Basic\s+(\S+)/i.exec(authorization) ?? [];
  if (encoded === undefined) return [];
  const decoded = Buffer.from(encoded, "base64").toString();
  return [decoded, ...decoded.split(":")];
}

function isIn(place: string): (scheme: { readonly in: string }) => boolean {
  return (scheme) => scheme.in === place;
}
