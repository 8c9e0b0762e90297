/** Where a stand-in keeps the response that it stands for. */
const ACTUAL = Symbol("actual response");

/** A response with nothing to read, in place of one that is read later. */
export function toStandIn(response: Response): Response {
  return Object.defineProperty(new Response(null, { status: 204 }), ACTUAL, { value: response });
}

/** The response that a stand-in stands for; any other response as it is. */
export function reveal(response: Response): Response {
  const actual: unknown = Reflect.get(response, ACTUAL);
  return actual instanceof Response ? actual : response;
}
