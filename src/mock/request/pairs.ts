/** The decoded name and the raw value of each pair of a query, a form or the cookies. */
export type RawPairs = readonly (readonly [name: string, value: string])[];

/** Splits a query or a form into pairs, whose values stay encoded. */
export function splitQuery(query: string): RawPairs {
  return query
    .replace(/^\?/, "")
    .split("&")
    .filter((pair) => pair !== "")
    .map((pair) => {
      const end = pair.indexOf("=");
      return end < 0 ? [decodeForm(pair), ""] : [decodeForm(pair.slice(0, end)), pair.slice(end + 1)];
    });
}

/** Decodes text of a query, where a plus sign is a space (WHATWG URL, 5.1). */
export function decodeForm(text: string): string {
  return decode(text.replaceAll("+", " "));
}

/** Percent-decodes text. Invalid encoding is kept as it is, and fails validation later. */
export function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
