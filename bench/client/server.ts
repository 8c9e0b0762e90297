import { createServer } from "node:http";
import { headers, text } from "./call.ts";

/** A server in its own process that answers every request with the same body. It reports its address on the IPC channel. */
const server = createServer((request, response) => {
  request.resume();
  response.writeHead(200, headers).end(text);
});
server.keepAliveTimeout = 60_000;
server.listen(0, "127.0.0.1", () => process.send?.(server.address()));
process.on("disconnect", () => process.exit());
