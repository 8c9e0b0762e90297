import { once } from "node:events";
import type { Server } from "node:net";

/** Makes a server listen on the loopback interface, by default on a free port. Resolves to the port. */
export async function listenOnLoopback(server: Server, port = 0): Promise<number> {
  server.listen(port, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  if (typeof address !== "object" || address === null) throw new Error("The server has no port.");
  return address.port;
}
