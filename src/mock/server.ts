import { createServer, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { FastResponse, NodeRequest, sendNodeResponse } from "srvx/node";
import { ConnectionReset } from "./faults.ts";
import type { Mock } from "./create-mock.ts";
import { mountPath } from "./request/route.ts";

/** Where to listen. */
export interface ListenOptions {
  /** Default: 0, a free port. */
  readonly port?: number;
  /** Default: 127.0.0.1. */
  readonly host?: string;
}

/** A mock that is served over HTTP. */
export interface MockServer {
  /** Its origin, e.g. `http://127.0.0.1:4010`. */
  readonly origin: string;
  readonly port: number;
  /** The base URL of an API, for a client's `baseUrl`. Throws a RangeError for an API that it does not serve. */
  readonly url: (api: string) => string;
  /** Stops accepting connections, lets the requests in flight finish, and resolves once all are closed. */
  readonly close: () => Promise<void>;
}

/** Serves a mock on a loopback port. Rejects with the system's error, e.g. of code EADDRINUSE. */
export async function listen(mock: Mock, { port = 0, host = "127.0.0.1" }: ListenOptions = {}): Promise<MockServer> {
  const server = createServer((request, response) => {
    // A server that is closing has to close the connections that become idle, or waits for their clients to do so.
    response.once("close", () => {
      if (!server.listening) server.closeIdleConnections();
    });
    mock
      .handle(new NodeRequest({ req: request, res: response }), FastResponse)
      .then((answer) => sendNodeResponse(response, answer))
      .catch((error: unknown) => fail(response, error));
  });
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, host, resolve);
  });
  const address = addressOf(server);
  const origin = `http://${address.family === "IPv6" ? `[${address.address}]` : address.address}:${address.port}`;
  const paths = new Map(mock.apis.map((api) => [api.facts.name, mountPath(api)]));
  return {
    origin,
    port: address.port,
    url: (api) => {
      const path = paths.get(api);
      if (path === undefined) throw new RangeError(`This mock serves ${[...paths.keys()].join(", ")}, not ${api}.`);
      return origin + path;
    },
    close: () => close(server),
  };
}

/** A staged reset is one on the wire; anything else is a bug of the mock's, and is not hidden. */
function fail(response: ServerResponse, error: unknown): void {
  if (error instanceof ConnectionReset) {
    response.socket?.resetAndDestroy();
    return;
  }
  process.emitWarning(error instanceof Error ? error : String(error));
  if (response.headersSent) response.destroy();
  else response.writeHead(500).end();
}

function close(server: Server): Promise<void> {
  return new Promise((resolve, reject) => {
    server.close((error) => (error === undefined ? resolve() : reject(error)));
  });
}

function addressOf(server: Server): AddressInfo {
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("The server listens on no port.");
  return address;
}
