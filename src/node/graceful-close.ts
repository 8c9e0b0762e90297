import type { Server } from "node:http";

/**
 * Prepares a server to be closed; returns what closes it: it stops accepting connections, lets the requests in flight finish and
 * resolves once all connections are closed. Those on which nothing was asked, as browsers open them in advance, do not hold it up.
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
