import { once } from "node:events";
import { connect, type Socket } from "node:net";
import { Worker } from "node:worker_threads";
import { onTestFinished } from "vitest";

/** Listens and then blocks its thread, so that no connection beyond its backlog is accepted. */
const DEAF = `
  const { parentPort } = require("node:worker_threads");
  const server = require("node:net").createServer();
  server.listen({ port: 0, host: "127.0.0.1", backlog: 1 }, () => {
    parentPort.postMessage(server.address().port);
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0);
  });
`;

/** The origin of a server that neither accepts nor refuses connections, for the duration of a test. */
export async function unreachable(): Promise<string> {
  const worker = new Worker(DEAF, { eval: true });
  const [port] = await once(worker, "message");
  const fill = Array.from({ length: 4 }, () => connect({ port: Number(port), host: "127.0.0.1" }));
  onTestFinished(async () => {
    for (const socket of fill) socket.destroy();
    await worker.terminate();
  });
  await Promise.all(fill.slice(0, 2).map((socket: Socket) => once(socket, "connect")));
  return `http://127.0.0.1:${Number(port)}`;
}
