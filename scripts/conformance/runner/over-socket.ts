import { request as httpRequest } from "node:http";
import { request as httpsRequest } from "node:https";
import { BodyReader, BodyTooLong } from "./body-reader.ts";
import type { WireRequest } from "./wire-request.ts";

/** A response with its header lines exactly as sent. */
export interface SocketAnswer {
  readonly status: number;
  readonly headers: Headers;
  readonly lines: readonly (readonly [name: string, value: string])[];
  readonly text: string;
  readonly hasInvalidUtf8: boolean;
}

/** Sends a request on a new connection, with its header lines exactly as given. */
export function overSocket(request: WireRequest, signal: AbortSignal): Promise<SocketAnswer> {
  const { method, url, lines = Object.entries(request.headers), body } = request;
  const { protocol, host } = new URL(url);
  const send = protocol === "https:" ? httpsRequest : httpRequest;
  return new Promise((resolve, reject) => {
    const length = body === undefined ? [] : [["Content-Length", String(Buffer.byteLength(body))] as const];
    const headers = [["Host", host] as const, ...lines, ...length, ["Connection", "close"] as const].flat();
    const sent = send(url, { method, headers, signal, agent: false }, (response) => {
      const reader = new BodyReader();
      response.on("data", (part: Uint8Array) => {
        if (reader.add(part)) return;
        response.destroy();
        reject(new BodyTooLong());
      });
      response.once("error", reject);
      response.once("end", () => {
        const received = pairs(response.rawHeaders);
        const joined = new Headers(received.map(([name, value]): [string, string] => [name, value]));
        resolve({ status: response.statusCode ?? 0, headers: joined, lines: received, ...reader.end() });
      });
    });
    sent.once("error", reject);
    // Without a listener, such an answer ends the request without any event.
    sent.once("upgrade", ({ statusCode = 0 }, socket) => {
      socket.destroy();
      reject(new Error(`the server switched protocols (${statusCode})`));
    });
    sent.end(body);
  });
}

function pairs(raw: readonly string[]): readonly (readonly [string, string])[] {
  return raw.flatMap((name, index) => (index % 2 === 0 ? [[name, raw[index + 1] ?? ""] as const] : []));
}
