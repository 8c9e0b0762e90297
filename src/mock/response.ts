import type { Answer } from "./answer.ts";
import { ConnectionReset } from "./faults.ts";

const encoder = new TextEncoder();

/** A `Response` of an answer; without a body where HTTP forbids one (RFC 9110, 6.4.1). */
export function toResponse({ status, headers, body }: Answer): Response {
  const isBodiless = status === 204 || status === 205 || status === 304;
  if (isBodiless || body === undefined) return new Response(null, { status, headers });
  const bytes = encoder.encode(body);
  return new Response(bytes, { status, headers: { ...headers, "Content-Length": String(bytes.length) } });
}

/** A `Response` whose body breaks off half way, though its `Content-Length` promises all of it. */
export function toTruncatedResponse(answer: Answer): Response {
  const { body, headers, status } = toResponse(answer);
  if (body === null) return new Response(null, { status, headers });
  const half = encoder.encode(answer.body).subarray(0, Math.floor(Number(headers.get("Content-Length")) / 2));
  return new Response(
    new ReadableStream({
      start: (controller) => controller.enqueue(half),
      pull: async (controller) => {
        // A later turn of the event loop, so that a server has sent the first half by then.
        await new Promise((resolve) => setTimeout(resolve));
        controller.error(new ConnectionReset("terminated"));
      },
    }),
    { status, headers },
  );
}
