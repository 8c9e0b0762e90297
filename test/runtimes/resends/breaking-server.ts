import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { Socket } from "node:net";
import { buffer } from "node:stream/consumers";
import type { Trial } from "./trials.ts";
import { listenOnLoopback } from "../../support/listen.ts";

/** What the server knows about one entry. */
export interface LedgerEntry {
  /** How many requests for it arrived. */
  requests: number;
  /** How often they took effect. */
  carriedOut: number;
  /** Whether the first of them arrived on a connection that had carried another. */
  reusedConnection: boolean;
}

/** Applies the first request of each trial and breaks its connection. Its ledger has what took effect. */
export class BreakingServer {
  /** By the entry's id. */
  readonly ledger = new Map<string, LedgerEntry>();
  readonly #trials: ReadonlyMap<string, Trial>;
  readonly #used = new WeakSet<Socket>();
  readonly #server: Server;

  constructor(trials: readonly Trial[]) {
    this.#trials = new Map(trials.map((trial) => [trial.id, trial]));
    this.#server = createServer((request, response) => void this.#answer(request, response));
    // Idle connections must stay open, so that they can be reused.
    this.#server.keepAliveTimeout = 0;
  }

  /** Resolves to the server's origin. */
  async listen(): Promise<string> {
    return `http://127.0.0.1:${await listenOnLoopback(this.#server)}`;
  }

  close(): void {
    this.#server.close();
    this.#server.closeAllConnections();
  }

  async #answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { socket, method = "", url = "" } = request;
    const isReused = this.#used.has(socket);
    this.#used.add(socket);
    await buffer(request);
    if (method === "OPTIONS") {
      respond(response, 204);
      return;
    }
    const [, , id = ""] = url.split("/");
    const trial = this.#trials.get(id);
    if (trial === undefined || method === "GET") {
      respond(response, 200);
      return;
    }

    const entry = this.ledger.get(id) ?? { requests: 0, carriedOut: 0, reusedConnection: isReused };
    this.ledger.set(id, entry);
    entry.requests += 1;
    // With a key the first response is sent again; without one, a request that is not refused takes effect again.
    if (entry.requests === 1 || (trial.onCopy === 200 && trial.operationId !== "payEntryWithKey")) {
      entry.carriedOut += 1;
    }
    if (entry.requests > 1) {
      respond(response, trial.onCopy);
      return;
    }
    if (trial.break === "reset") socket.resetAndDestroy();
    else socket.destroy();
  }
}

/** As any server would, and also for pages of other origins. */
function respond(response: ServerResponse, status: number): void {
  response.writeHead(status, {
    "Access-Control-Allow-Origin": "*",
    "Access-Control-Allow-Methods": "*",
    "Access-Control-Allow-Headers": "Authorization, Content-Type, Idempotency-Key",
    ...(status === 204 ? {} : { "Content-Type": "application/json" }),
  });
  response.end(status === 204 ? undefined : JSON.stringify(status === 200 ? { id: "ent_1" } : { reason: "REFUSED" }));
}
