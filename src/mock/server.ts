import { createServer, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { FastResponse, NodeRequest, sendNodeResponse } from "srvx/node";
import { ConnectionReset } from "./faults.ts";
import { gracefulClose } from "../node/graceful-close.ts";
import type { Mock } from "./mock.ts";
import type { ListenOptions, MockServer } from "./mock-server.ts";
import { mountPath } from "./request/route.ts";

/** Serves a mock over HTTP, by default on loopback. Rejects with the system's error, e.g. of code EADDRINUSE. */
export async function listen(mock: Mock, { port = 0, host = "127.0.0.1" }: ListenOptions = {}): Promise<MockServer> {
  const server = createServer((request, response) => {
    mock
      .handle(new NodeRequest({ req: request, res: response }), FastResponse)
      .then((answer) => sendNodeResponse(response, answer))
      .catch((error: unknown) => fail(response, error));
  });
  const close = gracefulClose(server);
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, host, resolve);
  });
  const address = addressOf(server);
  const origin = `http://${callableHost(address)}:${address.port}`;
  return {
    origin,
    port: address.port,
    url: (api) => {
      const found = mock.apis.find(({ facts }) => facts.name === api);
      if (found !== undefined) return origin + mountPath(found);
      throw new RangeError(`This mock serves ${mock.apis.map(({ facts }) => facts.name).join(", ")}, not ${api}.`);
    },
    close,
  };
}

/** An address that can be called: `0.0.0.0` and `::` mean all addresses. */
function callableHost({ address, family }: AddressInfo): string {
  if (address === "0.0.0.0") return "127.0.0.1";
  if (address === "::") return "[::1]";
  return family === "IPv6" ? `[${address}]` : address;
}

/**
 * An injected reset becomes one on the wire, and a client that has gone needs no answer; any other error is a bug in the mock,
 * and is not hidden.
 */
function fail(response: ServerResponse, error: unknown): void {
  if (error instanceof ConnectionReset) {
    response.socket?.resetAndDestroy();
    return;
  }
  if (response.destroyed) return;
  process.emitWarning(error instanceof Error ? error : String(error));
  if (response.headersSent) response.destroy();
  else response.writeHead(500).end();
}

function addressOf(server: Server): AddressInfo {
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("The server listens on no port.");
  return address;
}
