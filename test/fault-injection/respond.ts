import type { ServerResponse } from "node:http";
import type { Fault } from "./faults.ts";
import type { DocumentedResponse } from "./ledger.ts";

/** More than any client here accepts. */
const TOO_LARGE = 2 ** 16;

/** The clients' limit on the size of a body, in bytes. */
export const MAX_RESPONSE_BYTES = 2 ** 15;

const NO_BODY: ReadonlySet<number> = new Set([204, 205, 304]);

/** Sends a response with its fault, readable by pages of any origin. */
export function respond(
  response: ServerResponse,
  { status, body }: DocumentedResponse,
  { body: broken, retryAfter }: Pick<Fault, "body" | "retryAfter"> = {},
): void {
  const text = textOf(body, broken);
  response.writeHead(status, {
    "access-control-allow-origin": "*",
    "access-control-allow-methods": "*",
    "access-control-allow-headers": "authorization, content-type, idempotency-key, x-call",
    "access-control-max-age": "600",
    "access-control-expose-headers": "*",
    ...(NO_BODY.has(status)
      ? {}
      : {
          "content-type": broken === "wrong-type" ? "text/html" : "application/json",
          "content-length": text.length,
          ...(broken === "wrong-encoding" ? { "content-encoding": "gzip" } : {}),
        }),
    ...(status >= 300 && status < 400 && status !== 304 ? { location: "/elsewhere" } : {}),
    ...(retryAfter ? { "retry-after": "0" } : {}),
  });
  const { socket } = response;
  if (NO_BODY.has(status)) response.end();
  else if (broken !== "cut-off" && broken !== "stalled") response.end(text);
  else {
    response.write(text.slice(0, text.length / 2), () => {
      if (broken === "cut-off") socket?.destroySoon();
    });
  }
}

function textOf(body: unknown, broken: Fault["body"]): string {
  if (broken === "empty") return "";
  if (broken === "no-json") return "<p>welcome";
  const text = JSON.stringify(body);
  return broken === "too-large" ? text.padEnd(TOO_LARGE) : text;
}
