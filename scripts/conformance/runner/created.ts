import type { OperationFacts } from "revokit";
import type { Exchange } from "./exchange.ts";

/**
 * Whether an answer says that something was created. An accepted request has created nothing yet, and its answer may name a
 * job; beside a documented 201, a 200 may be about something that existed before.
 */
export function hasCreated({ status }: Pick<Exchange, "status">, responses: OperationFacts["responses"]): boolean {
  return status === 201 || (status === 200 && !("201" in responses));
}

/** The last segment of a path, if it is right below the collection. */
export function lastSegment(location: string | null, collection: string): string | undefined {
  const [above, segment = ""] =
    location
      ?.replace(/[?#].*$/, "")
      .split("/")
      .slice(-2) ?? [];
  return segment === "" || above !== collection ? undefined : decoded(segment);
}

/** `undefined` for a malformed percent-encoding. */
function decoded(segment: string): string | undefined {
  try {
    return decodeURIComponent(segment);
  } catch {
    return undefined;
  }
}
