import createOpenapiFetch from "openapi-fetch";
import type { RequestMethod, Operation } from "./contract.ts";

/** openapi-fetch sends any method, but its types know only those of OpenAPI 3.1, without QUERY. */
type Verb = Lowercase<Exclude<RequestMethod, "QUERY">>;

/** The paths of an API that is known only at run time. */
type AnyPaths = Record<string, Record<Verb, { requestBody?: { content: Record<string, unknown> }; responses: {} }>>;

/** The one openapi-fetch client of all clients: a path serializer's result is a whole URL with its query. */
export const openapiFetch = createOpenapiFetch<AnyPaths>({ querySerializer: () => "" });

/** A response without a body, which is all that openapi-fetch gets: only the transport reads responses. */
export const NOTHING = new Response(null, { status: 204 });

/** An operation's method, as openapi-fetch takes it. */
export function verbOf({ method }: Operation): Verb {
  return method.toLowerCase() as Verb;
}
