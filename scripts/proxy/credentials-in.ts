import type { Facts } from "revokit";

/** Every credential that a request bears where its document has one, and in `Authorization` and cookies in any case. */
export function credentialsIn({ operations }: Facts, url: string, headers: Headers): readonly string[] {
  const schemes = Object.values(operations).flatMap(({ security }) => security.flat());
  const { searchParams } = new URL(url);
  const fields = ["authorization", "cookie", ...schemes.filter(isIn("header")).map(({ field }) => field)];
  const texts = [
    ...fields.map((field) => headers.get(field) ?? ""),
    ...schemes.filter(isIn("query")).flatMap(({ field }) => searchParams.getAll(field)),
  ];
  // The scheme before a token and the name before a cookie are no secrets.
  return texts.flatMap((text) => text.split(/[\s;,]+|^[^=\s]+=/)).filter((part) => part.length >= SHORTEST);
}

/** Shorter words are schemes, such as Bearer. */
const SHORTEST = 8;

function isIn(place: string): (scheme: { readonly in: string }) => boolean {
  return (scheme) => scheme.in === place;
}
