/** Whether a media type is JSON: `application/json` or the suffix `+json` (RFC 6839), with or without parameters. */
export function isJson(mediaType: string): boolean {
  return /^[^;]*[/+]json\s*(;|$)/i.test(mediaType);
}

/** The media types of JSON, in the types of an operation. */
export type JsonMediaType = `${string}${"/" | "+"}json` | `${string}${"/" | "+"}json${";" | " "}${string}`;

/** A media type without its parameters, in lower case. */
export function essenceOf(mediaType: string): string {
  const end = mediaType.indexOf(";");
  return (end < 0 ? mediaType : mediaType.slice(0, end)).trim().toLowerCase();
}

/** XML in any form (RFC 7303). */
export function isXml(mediaType: string): boolean {
  return /[/+]xml$/.test(essenceOf(mediaType));
}

/** Whether a body of a media type has named or listed parts. */
export function isForm(mediaType: string): boolean {
  return /^(multipart\/|application\/x-www-form-urlencoded$)/.test(essenceOf(mediaType));
}
