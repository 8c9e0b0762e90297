import { createServer } from "node:http";

// Answers every request with a success, after a given number of milliseconds.
const latency = Number(process.argv[2] ?? 0);
const body = JSON.stringify({
  data: { id: "csl_1", object: "customer_setup_link", revoked: true, status: "revoked" },
  request_id: "req_01HXYZABCDEFGHJKMNPQRSTVWX",
});
const server = createServer((request, response) => {
  request.resume();
  const answer = () => response.writeHead(200, { "Content-Type": "application/json" }).end(body);
  if (latency > 0) setTimeout(answer, latency);
  else answer();
});
// A process that a busy machine delays must not lose its connections.
server.keepAliveTimeout = 120_000;
server.listen(0, "127.0.0.1", () => {
  const address = server.address();
  if (address !== null && typeof address === "object") process.send?.(address.port);
});
