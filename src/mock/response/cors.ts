/** The answer to a browser's preflight (WHATWG Fetch, 3.3.2); `undefined` for any other request. */
export function preflight(request: Request): Response | undefined {
  const method = request.headers.get("access-control-request-method");
  if (request.method !== "OPTIONS" || method === null) return undefined;
  const headers = new Headers({
    "Access-Control-Allow-Origin": "*",
    "Access-Control-Allow-Methods": method,
    "Access-Control-Max-Age": "600",
    Vary: "Access-Control-Request-Method, Access-Control-Request-Headers",
  });
  // `*` does not cover Authorization, so the headers are named.
  const requested = request.headers.get("access-control-request-headers");
  if (requested !== null) headers.set("Access-Control-Allow-Headers", requested);
  return new Response(null, { status: 204, headers });
}

/** The headers that let a web page read a response and all its headers. */
export function corsHeaders(request: Request, names: readonly string[]): Readonly<Record<string, string>> {
  if (request.headers.get("origin") === null) return {};
  return { "Access-Control-Allow-Origin": "*", "Access-Control-Expose-Headers": names.join(", ") };
}
