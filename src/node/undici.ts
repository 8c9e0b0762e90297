/**
 * A transport over undici's dispatchers, which have less overhead than the platform's `fetch`. Install undici 7 or later in
 * your project to use it.
 * @module
 */
import { type Dispatcher, getGlobalDispatcher } from "undici";
import { ABORT, type AttemptInit } from "../transport/attempt-init.ts";
import type { Fetch } from "../transport/attempt-types.ts";
import { isBuffer } from "../bytes.ts";
import { toBytes } from "../response/read-body.ts";
import { decodeContent } from "./decode-content.ts";
import { NodeHeaders } from "./node-headers.ts";
import { NodeResponse } from "./node-response.ts";
import { Undici6Exchange } from "./undici-6-exchange.ts";

/** Options of `createUndiciFetch`. */
export interface UndiciFetchOptions {
  /** The undici `Agent`, `Pool` or `ProxyAgent` that sends the requests. Default: undici's global dispatcher. */
  readonly dispatcher?: Dispatcher | undefined;
}

/**
 * Creates a `fetch` for clients on Node.js, over undici's dispatchers. It does not follow redirects. It does not ask for
 * compressed responses, but decodes them.
 *
 * ```ts
 * import { createKirim } from "revokit/kirim";
 * import { createUndiciFetch } from "revokit/undici";
 *
 * const kirim = createKirim({ fetch: createUndiciFetch() });
 * ```
 */
export function createUndiciFetch({ dispatcher }: UndiciFetchOptions = {}): Fetch {
  return async (url, init) => {
    const { method = "GET" } = init;
    const given = init.body ?? null;
    const plain = plainBody(given);
    const { bytes, type } = plain === undefined ? await serialize(given) : { bytes: plain, type: null };
    const fields = toFields(init.headers);
    if (type !== null) fields["content-type"] ??= type;
    const { origin, pathname, search } = new URL(url);
    const exchange = new Undici6Exchange();
    onAbort(init, exchange);
    // A redirect interceptor of the dispatcher would follow redirects.
    const options = { origin, path: pathname + search, method, headers: fields, body: bytes, maxRedirections: 0 };
    // Called without awaiting first if possible: undici announces a request synchronously, during this call.
    (dispatcher ?? getGlobalDispatcher()).dispatch(options, exchange);
    const head = await exchange.head;
    const headers = new NodeHeaders(head.fields);
    // An answer to HEAD states the coding of a body that it does not have (RFC 9110, 9.3.2).
    const body = method === "HEAD" ? exchange : decodeContent(exchange, headers.get("content-encoding"));
    return new NodeResponse(body, { url, status: head.status, statusText: head.statusText, headers });
  };
}

function onAbort(init: AttemptInit, exchange: Undici6Exchange): void {
  // A copy of an attempt's init may have another signal.
  const isOriginal = Object.getOwnPropertyDescriptor(init, "signal")?.get !== undefined;
  if (isOriginal && init[ABORT]) init[ABORT].onAbort((reason) => exchange.abort(reason));
  else if (init.signal) exchange.listenTo(init.signal);
}

function toFields(headers: RequestInit["headers"]): Record<string, string> {
  if (headers === undefined) return {};
  if (Symbol.iterator in headers) return Object.fromEntries(new Headers(headers));
  const fields: Record<string, string> = {};
  for (const [name, value] of Object.entries(headers)) fields[name.toLowerCase()] = String(value);
  return fields;
}

/** A body that can be sent as it is; undefined if it must be read first, so that undici would announce its request late. */
function plainBody(body: NonNullable<RequestInit["body"]> | null): string | Uint8Array | null | undefined {
  if (body === null || typeof body === "string") return body;
  return ArrayBuffer.isView(body) || isBuffer(body) ? toBytes(body) : undefined;
}

/** Serializes forms and Blobs as `fetch` does. */
async function serialize(
  body: NonNullable<RequestInit["body"]> | null,
): Promise<{ bytes: Uint8Array; type: string | null }> {
  const written = new Response(body);
  return { bytes: new Uint8Array(await written.arrayBuffer()), type: written.headers.get("content-type") };
}
