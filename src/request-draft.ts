import type { Fields } from "./headers.ts";
import type { Call } from "./transport/call.ts";

type Body = NonNullable<RequestInit["body"]>;

/**
 * What openapi-fetch builds in place of a `Request` where no middleware looks at it: a `Request` would be taken apart again
 * at once, and building one costs as much as all the rest of a call.
 */
export class RequestDraft {
  readonly url: string;
  readonly method: string;
  readonly headers: Headers;
  readonly body: Body | undefined;

  constructor(url: string, init: { method: string; headers: Headers; body?: Body }) {
    this.url = url;
    this.method = init.method;
    this.headers = init.headers;
    this.body = init.body;
  }
}

/** What to send, more than once if need be. A middleware has the last word on a `Request`; a draft bears only what its body needs. */
export async function complete(built: RequestDraft | Request, fields: Fields): Promise<RequestInit> {
  const { method, headers, body } = built;
  const all = { ...Object.fromEntries(headers), ...(built instanceof RequestDraft && fields) };
  return {
    method,
    headers: all,
    body: body instanceof ReadableStream ? await new Response(body).arrayBuffer() : (body ?? null),
  };
}

/**
 * The call's response, for openapi-fetch: it reads the body of every failure, and of a success unless told not to, and the
 * transport has read the original.
 */
export function toResponse({ answer }: Call, unread: boolean): Response {
  if (answer === undefined) throw new Error("The transport resolved without an answer.");
  const { response, bytes } = answer;
  if (unread && response.ok) return response;
  const { status, statusText, headers } = response;
  return new Response(bytes.byteLength === 0 ? null : bytes, { status, statusText, headers });
}
