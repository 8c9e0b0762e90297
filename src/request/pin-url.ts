import { InvalidRequestError } from "../errors.ts";

/** URLs that the parser leaves as they are: nothing percent-encoded, no dot segment. They need not be parsed to know it. */
const CANONICAL = /^https?:\/\/[a-z\d.-]+(:\d+)?(\/(?!\.{1,2}(\/|$))[\w.~!$&'()*+,;=:@-]*)*$/;

/**
 * Throws unless a URL means what it was built from: the URL parser drops dot segments, raw or percent-encoded, and takes
 * backslashes for slashes.
 * @param pinned where the request is meant to go: the base URL and the path, without a query
 */
export function assertPinned(url: string, pinned: string): void {
  if (url === pinned && CANONICAL.test(url)) return;
  const { origin, pathname } = new URL(url);
  if (origin + pathname !== pinned) {
    throw new InvalidRequestError("path", "must stay within the operation's path template");
  }
}
