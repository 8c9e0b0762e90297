import { getRequestListener } from "@hono/node-server";
import { once } from "node:events";
import { createServer, type RequestListener } from "node:http";
import { listenOnLoopback } from "../support/listen.ts";
import { createExpress } from "./express/server.ts";
import { createFastify } from "./fastify/server.ts";
import { createHono } from "./hono/server.ts";
import { limitTo } from "./limit.ts";
import type { Built, TestedApi } from "./fault.ts";
import { transfersListener } from "./transfers/start.ts";

export interface Running {
  readonly baseUrl: string;
  stop(): Promise<void>;
}

/** Starts a server with the fault, or a correct one, on a free port of the loopback interface. */
export async function start(api: TestedApi, built: Built, requestsPerSecond?: number): Promise<Running> {
  const limiter = requestsPerSecond === undefined ? undefined : limitTo(requestsPerSecond);
  const server = createServer(await listenerOf(api, built, limiter));
  const port = await listenOnLoopback(server);
  return {
    baseUrl: `http://127.0.0.1:${port}${api === "kirim" ? "/v1" : ""}`,
    stop: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, "close");
    },
  };
}

async function listenerOf(
  api: TestedApi,
  built: Built,
  limiter: ReturnType<typeof limitTo> | undefined,
): Promise<RequestListener> {
  if ("rules" in built) return transfersListener(built.framework, built.rules, limiter);
  if (api === "transfers") throw new Error("Servers of transfers have rules.");
  switch (built.framework) {
    case "express":
      return createExpress(api, built.parts, limiter);
    case "fastify": {
      const app = createFastify(api, built.plant, limiter);
      await app.ready();
      return (request, response) => app.routing(request, response);
    }
    case "hono":
      return answerWith(createHono(api, built.change, limiter));
  }
}

function answerWith(app: ReturnType<typeof createHono>): RequestListener {
  const listener = getRequestListener(app.fetch, { overrideGlobalObjects: false });
  return (request, response) => void listener(request, response);
}
