import { type IncomingMessage, request } from "node:http";
import type { ClientOptions } from "revokit";

/** A `fetch` like that of other libraries: over Node's own client, whose requests no diagnostics channel announces. */
export const fetchOverNodeHttp: NonNullable<ClientOptions["fetch"]> = (url, { method, headers, body, signal }) =>
  new Promise((resolve, reject) => {
    const options = { method: method ?? "GET", headers: Object.fromEntries(new Headers(headers)) };
    const sent = request(url, options, (message) => {
      try {
        resolve(toResponse(message));
      } catch (error) {
        reject(error);
      }
    });
    sent.on("error", reject);
    signal?.addEventListener("abort", () => sent.destroy(new Error("aborted")), { once: true });
    sent.end(typeof body === "string" ? body : undefined);
  });

/** Throws for what the platform's class refuses, such as status 600. */
function toResponse(message: IncomingMessage): Response {
  const { statusCode: status = 0, headers } = message;
  const hasBody = ![204, 205, 304].includes(status);
  const fields = Object.entries(headers).map(([name, value]): [string, string] => [name, String(value)]);
  return new Response(hasBody ? message : null, { status, headers: fields });
}
