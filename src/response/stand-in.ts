/** The key of the response that a stand-in replaces. */
const ACTUAL = Symbol("actual response");

/** A response without a body, in place of one that is read later. */
export function toStandIn(response: Response): Response {
  return Object.defineProperty(new Response(null, { status: 204 }), ACTUAL, { value: response });
}

/** The response behind a stand-in; returns any other response unchanged. */
export function reveal(response: Response): Response {
  const actual: unknown = Reflect.get(response, ACTUAL);
  return actual instanceof Response ? actual : response;
}
