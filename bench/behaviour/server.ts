import { once } from "node:events";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

/** How the server treats one request. */
export type Act = (response: ServerResponse, request: IncomingMessage) => void;

/** A server that performs its actions in order, repeats the last one, and records the requests. */
export interface Stage {
  readonly url: string;
  readonly seen: readonly Pick<IncomingMessage, "method" | "url" | "headers">[];
  readonly close: () => void;
}

export async function stage(acts: readonly Act[]): Promise<Stage> {
  const seen: IncomingMessage[] = [];
  const server: Server = createServer((request, response) => {
    const act = acts[Math.min(seen.length, acts.length - 1)];
    seen.push(request);
    act?.(response, request);
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    seen,
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}

export function answer(status: number, body: unknown, headers: Readonly<Record<string, string>> = {}): Act {
  return (response) =>
    response.writeHead(status, { "content-type": "application/json", ...headers }).end(JSON.stringify(body));
}

/** The connection breaks after the request was read, so the request may have taken effect. */
export const reset: Act = (_, request) => {
  request.resume();
  request.socket.destroy();
};

/** The headers, half of the body, and then nothing more. */
export const stall: Act = (response) => {
  response.writeHead(200, { "content-type": "application/json", "content-length": "100" }).write(`{"data":`);
};
