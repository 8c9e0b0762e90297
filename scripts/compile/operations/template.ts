/** Characters that are valid in a path (RFC 3986, 3.3), percent-encoded ones, and parameters. */
const KEPT = /%[0-9a-f]{2}|\{[^{}]+\}|[\w.~!$&'()*+,;=:@/?-]|./gisu;

/**
 * Encodes a path template for a URL. Dots, slashes and percent-encoded characters are kept. A question mark begins the query,
 * as in any URL. Characters that a URL can't contain are encoded, as is a number sign, which would begin a fragment.
 */
export function encodeTemplate(path: string): string {
  return path.replaceAll(KEPT, (part) =>
    /^(%..|\{.+\}|[\w.~!$&'()*+,;=:@/?-])$/su.test(part) ? part : encodeURIComponent(part),
  );
}
