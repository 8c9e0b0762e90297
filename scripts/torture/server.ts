import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { TorturedApi } from "./apis.ts";
import type { Fate } from "./fates.ts";

/** The request header that says which call a request belongs to. */
export const CALL_HEADER = "x-torture-call";

interface Reply {
  readonly status: number;
  readonly body: unknown;
}

/** A server that keeps a ledger of what it has done for whom, and answers as fate has it. */
export class LedgerServer {
  /** The calls that took effect. */
  readonly applied = new Set<number>();
  /** The idempotency keys of each call's requests, in the order in which they came. */
  readonly requests = new Map<number, unknown[]>();
  readonly #api: TorturedApi;
  readonly #fateOf: (call: number, request: number) => Fate | undefined;
  readonly #lateness: number;
  readonly #revoked = new Set<string>();
  readonly #replies = new Map<string, Reply>();
  readonly #server: Server;
  #late = 0;

  /** @param lateness after how many milliseconds a client has surely given an attempt up */
  constructor(api: TorturedApi, lateness: number, fateOf: (call: number, request: number) => Fate | undefined) {
    this.#api = api;
    this.#lateness = lateness;
    this.#fateOf = fateOf;
    this.#server = createServer((request, response) => this.#answer(request, response));
  }

  /** Resolves to the server's origin. */
  async listen(): Promise<string> {
    await new Promise<void>((resolve) => this.#server.listen(0, "127.0.0.1", resolve));
    const address = this.#server.address();
    if (typeof address !== "object" || address === null) throw new Error("The server has no port.");
    return `http://127.0.0.1:${address.port}`;
  }

  /** Resolves when all is done that was to be done late: only then is the ledger complete. */
  async close(): Promise<void> {
    while (this.#late > 0) await new Promise((resolve) => setTimeout(resolve, this.#lateness));
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
  }

  #answer(request: IncomingMessage, response: ServerResponse): void {
    const call = Number(request.headers[CALL_HEADER]);
    const { idempotency } = this.#api.operation;
    const key = idempotency && request.headers[idempotency.header.toLowerCase()];
    const earlier = this.requests.get(call) ?? [];
    this.requests.set(call, [...earlier, key]);
    const act = () => this.#act(call, request.url ?? "", String(key ?? ""));

    const fate = this.#fateOf(call, earlier.length);
    if (fate === undefined) return send(response, act());
    if (fate.answer === "late") {
      this.#late += 1;
      setTimeout(() => {
        act();
        this.#late -= 1;
      }, this.#lateness);
      return undefined;
    }
    const reply = fate.when === "after" ? act() : undefined;
    return this.#suffer(fate, response, reply);
  }

  /** Does what is asked, once: as the spec has it, with a key or without. */
  #act(call: number, resource: string, key: string): Reply {
    const { onRepeat } = this.#api.operation;
    const first = this.#replies.get(key);
    if (key !== "" && first) return first;
    const repeated = this.#revoked.has(resource);
    const reply = repeated && onRepeat ? this.#example(onRepeat.status, onRepeat.example) : this.#example("200");
    if (!repeated) {
      this.#revoked.add(resource);
      this.applied.add(call);
    }
    if (key !== "") this.#replies.set(key, reply);
    return reply;
  }

  #suffer({ answer, retryAfter = false }: Fate, response: ServerResponse, reply: Reply = this.#example("200")): void {
    const { socket } = response;
    const { status, body } = reply;
    const text = JSON.stringify(body);
    switch (answer) {
      case "none":
      case "late":
        return;
      case "reset":
        return void socket?.resetAndDestroy();
      case "closed":
        return void socket?.destroy();
      case "truncated":
      case "stalled":
        response.writeHead(status, { "content-type": "application/json", "content-length": text.length });
        response.write(text.slice(0, 20), () => answer === "truncated" && socket?.destroySoon());
        return;
      case "garbled":
        return send(response, { status, body }, { text: "<p>welcome" });
      case "empty":
        return send(response, { status, body }, { text: "" });
      case "busy":
        return send(response, this.#busy());
      default:
        return send(response, { status: answer, body: { error: "fate" } }, retryAfter ? { retryAfter: "0" } : {});
    }
  }

  /** Where the spec has no such conflict, the server is busy by the status for that. */
  #busy(): Reply {
    const { inProgress } = this.#api.operation.idempotency ?? {};
    if (inProgress === undefined) return { status: 503, body: {} };
    return { status: Number(inProgress.status), body: { reason: inProgress.reason } };
  }

  #example(status: string, name?: string): Reply {
    const { content = {} } = this.#api.operation.responses[status] ?? {};
    const examples = Object.values(content)[0]?.examples ?? {};
    return {
      status: Number(status),
      body: name === undefined ? Object.values(examples)[0] : examples[name],
    };
  }
}

function send(
  response: ServerResponse,
  { status, body }: Reply,
  { text = JSON.stringify(body), retryAfter }: { readonly text?: string; readonly retryAfter?: string } = {},
): void {
  if (retryAfter !== undefined) response.setHeader("retry-after", retryAfter);
  response.writeHead(status, { "content-type": "application/json", "content-length": text.length }).end(text);
}
