import { InvalidRequestError } from "../errors.ts";

/** URLs that the parser keeps unchanged, without percent-encoding and dot segments, so that they need not be parsed. */
const CANONICAL = /^https?:\/\/[a-z\d.-]+(:\d+)?(\/(?!\.{1,2}(\/|$))[\w.~!$&'()*+,;=:@-]*)*$/;

/**
 * Throws if parsing would change a URL: the URL parser drops dot segments, raw or percent-encoded, and treats backslashes as
 * slashes.
 * @param pinned the intended URL: the base URL and the path, without a query
 */
export function assertPinned(url: string, pinned: string): void {
  if (url === pinned && CANONICAL.test(url)) return;
  const { origin, pathname } = new URL(url);
  if (origin + pathname !== pinned) {
    throw new InvalidRequestError("path", "must stay within the operation's path template");
  }
}
