/** Characters that a path holds as they are (RFC 3986, 3.3), those that are percent-encoded already, and parameters. */
const KEPT = /%[0-9a-f]{2}|\{[^{}]+\}|[\w.~!$&'()*+,;=:@/?-]|./gisu;

/**
 * A path template as it stands in a URL. A literal stays what it is: dots, slashes and percent-encoded characters. A question
 * mark begins the URL's query, as in any URL; what a URL can't hold, and a number sign, which would end it, are encoded.
 */
export function encodeTemplate(path: string): string {
  return path.replaceAll(KEPT, (part) =>
    /^(%..|\{.+\}|[\w.~!$&'()*+,;=:@/?-])$/su.test(part) ? part : encodeURIComponent(part),
  );
}
