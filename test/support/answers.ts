import type { Answer } from "./loopback.ts";

/** Header fields of a response. */
export type Fields = Readonly<Record<string, string | number>>;

/** A response with a JSON body. */
export function json(status: number, body: unknown, fields: Fields = {}): Answer {
  return text(status, JSON.stringify(body), { "content-type": "application/json", ...fields });
}

/** A response with any body. */
export function text(status: number, body: string | Buffer, fields: Fields = {}): Answer {
  return (response) => response.writeHead(status, { "content-length": Buffer.byteLength(body), ...fields }).end(body);
}

/** Raw bytes, HTTP or not, after which the connection is closed. */
export function bytes(...chunks: (string | Uint8Array)[]): Answer {
  return (_, { socket }) => socket.end(Buffer.concat(chunks.map((chunk) => Buffer.from(chunk))));
}

/** A response that sends less than its Content-Length, and then handles its socket as `then` says. */
export function broken(status: number, body: string, then: "stall" | "close" | "reset"): Answer {
  return (response, { socket }) => {
    response.writeHead(status, { "content-type": "application/json", "content-length": Buffer.byteLength(body) + 100 });
    response.write(body, () => {
      if (then === "close") socket.destroySoon();
      if (then === "reset") socket.resetAndDestroy();
    });
  };
}

/** Resets the connection without a response (TCP RST). */
export const reset: Answer = (_, { socket }) => socket.resetAndDestroy();

/** Closes the connection without a response (TCP FIN). */
export const close: Answer = (_, { socket }) => socket.destroy();

/** Never responds. */
export const silence: Answer = () => {};
