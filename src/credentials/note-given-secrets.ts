/**
 * The header fields that hold credentials (RFC 9110, 11; RFC 6265): a caller or a middleware can set those that the document
 * does not describe.
 */
const FIELDS = ["authorization", "proxy-authorization", "cookie"];

/** Adds the credentials in header fields that were given as such to the secrets of a call. */
export function noteGivenSecrets(headers: Readonly<Record<string, string>>, secrets: string[]): void {
  for (const field of FIELDS) {
    const parts = headers[field]?.split(/[\s;,=]+/) ?? [];
    // Shorter parts are names of schemes, such as Bearer.
    secrets.push(...parts.filter((part) => part.length >= 8));
  }
}
