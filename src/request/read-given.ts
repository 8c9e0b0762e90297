import { InvalidRequestError, RevokitError } from "../errors.ts";

/**
 * Reads the caller's values. Whatever a getter, a proxy or an iterator throws becomes an `InvalidRequestError`, without the
 * original, which may quote a value.
 */
export function readGiven<T>(what: string, read: () => T): T {
  try {
    return read();
  } catch (error) {
    if (error instanceof RevokitError) throw error;
    throw new InvalidRequestError(what, "could not be read: pass objects whose members can all be read");
  }
}
