import type { Server } from "node:http";

/**
 * Prepares a server for closing. The returned function stops accepting connections, lets the requests in flight finish,
 * and resolves once all connections are closed. Idle connections, which browsers open in advance, do not delay it.
 */
export function gracefulClose(server: Server): () => Promise<void> {
  let inFlight = 0;
  const endConnections = () => {
    if (!server.listening && inFlight === 0) server.closeAllConnections();
  };
  server.on("request", (_, response) => {
    inFlight++;
    response.once("close", () => {
      inFlight--;
      endConnections();
    });
  });
  return () =>
    new Promise((resolve, reject) => {
      server.close((error) => (error === undefined ? resolve() : reject(error)));
      endConnections();
    });
}
