import type { Bytes } from "../../bytes.ts";
import { ConnectionReset } from "../faults.ts";
import type { Reply } from "../call.ts";
import { isBodiless } from "../../response/no-body.ts";

const encoder = new TextEncoder();

/** The Response class to use: the platform's, or a cheaper one with the same interface. */
export type ResponseClass = new (body?: Bytes | ReadableStream | null, init?: ResponseInit) => Response;

/** Turns an answer into a Response, without a body where HTTP forbids one (RFC 9110, 6.4.1). */
export function toResponse({ answer, truncate }: Reply, Class: ResponseClass): Response {
  const { status, headers, body } = answer;
  if (isBodiless(status) || body === undefined) return new Class(null, { status, headers });
  const bytes = typeof body === "string" ? encoder.encode(body) : body;
  const init = { status, headers: { ...headers, "Content-Length": String(bytes.length) } };
  return new Class(truncate ? brokenOff(bytes) : bytes, init);
}

/** Streams the first half of the bytes, then fails as a lost connection does. */
function brokenOff(bytes: Uint8Array): ReadableStream {
  return new ReadableStream({
    start: (controller) => controller.enqueue(bytes.subarray(0, Math.floor(bytes.length / 2))),
    pull: async (controller) => {
      // A later turn of the event loop, so that the server has sent the first half.
      await new Promise((resolve) => setTimeout(resolve));
      controller.error(new ConnectionReset("terminated"));
    },
  });
}
