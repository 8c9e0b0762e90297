import { createServer, type Server, type Socket } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";
import { listenOnLoopback } from "../../support/listen.ts";
import type { CallLedger } from "../judge.ts";
import { pick, random } from "../random.ts";
import { CALL_HEADER } from "../reference-server.ts";
import { httpResponse, PREFLIGHT } from "./http-response.ts";
import { readRequests, type RawRequest } from "./read-requests.ts";
import { type Step, steps } from "./steps.ts";

const NAMES = Object.keys(steps);

/** Every other request meets one of these, so that many sequences go on after a fault. */
const COMMON = ["done", "done", "refused", "refused as a repeat", "throttled"];

/** The behavior of a server that takes each request of a call through a random step. */
export interface SequenceOptions {
  readonly seed: number;
  /** After how many milliseconds a client has certainly abandoned an attempt. */
  readonly lateness: number;
  /** Whether a repeat of an applied request is refused only as its copy would be, which is assumed on platforms that resend. */
  readonly isConsistent: boolean;
}

/** A server on a plain TCP socket. It shares no code with the client and none with `ReferenceServer`. */
export class SequenceServer {
  readonly ledger: Required<CallLedger> = {
    applied: new Map(),
    accepted: new Set(),
    requests: new Map(),
    steps: new Map(),
  };
  readonly #options: SequenceOptions;
  readonly #deleted = new Set<string>();
  readonly #answers = new Map<string, string>();
  readonly #sockets = new Set<Socket>();
  readonly #late = new Set<Promise<void>>();
  readonly #server: Server;

  constructor(options: SequenceOptions) {
    this.#options = options;
    this.#server = createServer((socket) => {
      this.#sockets.add(socket);
      socket.on("error", () => {}).on("close", () => this.#sockets.delete(socket));
      readRequests(socket, (request) => this.#answer(socket, request));
    });
  }

  /** Resolves to the server's origin. */
  async listen(): Promise<string> {
    return `http://127.0.0.1:${await listenOnLoopback(this.#server)}`;
  }

  /** Resolves when all delayed work is done and the ledger is complete. */
  async close(): Promise<void> {
    await Promise.all(this.#late);
    for (const socket of this.#sockets) socket.destroy();
    await new Promise((resolve) => this.#server.close(resolve));
  }

  #answer(socket: Socket, request: RawRequest): void {
    if (request.method === "OPTIONS") {
      socket.write(PREFLIGHT);
      return;
    }
    const call = Number(request.fields.get(CALL_HEADER));
    const keys = this.ledger.requests.get(call) ?? [];
    this.ledger.requests.set(call, keys);
    const { seed } = this.#options;
    const number = random(seed, call, keys.push(request.fields.get("idempotency-key")), 8);
    const drawn = pick(number % 2 === 0 ? COMMON : NAMES, number >>> 1) ?? "done";
    const name = this.#isInconsistent(drawn, call, request) ? "done" : drawn;
    this.ledger.steps.set(call, [...(this.ledger.steps.get(call) ?? []), name]);
    const step = steps[name];
    if (step !== undefined) this.#take(step, { socket, request, call, number });
  }

  #take(
    { acts, write, then }: Step,
    { socket, request, call, number }: { socket: Socket; request: RawRequest; call: number; number: number },
  ): void {
    const own = acts === "now" ? this.#carryOut(request, call) : httpResponse(200);
    if (acts === "late" && request.method !== "GET") {
      this.#late.add(sleep(this.#options.lateness).then(() => void this.#carryOut(request, call)));
    }
    const text = write(own, number);
    if (text.startsWith("HTTP/1.1 202 ")) this.ledger.accepted.add(call);
    if (then === "reset") socket.resetAndDestroy();
    else if (then === "end") socket.end(text, "latin1");
    else if (then === "trickle") void trickle(socket, text);
    else socket.write(text, "latin1");
  }

  /** The response of a server without faults, which applies each request at most once. */
  #carryOut({ method, path, fields }: RawRequest, call: number): string {
    const key = fields.get("idempotency-key");
    const first = key === undefined ? undefined : this.#answers.get(key);
    if (first !== undefined) return first;
    if (this.#deleted.has(path)) return httpResponse(404, { body: '{"reason":"NOT_FOUND"}' });
    if (method === "DELETE") this.#deleted.add(path);
    const times = this.ledger.applied.get(call) ?? 0;
    this.ledger.applied.set(call, method === "PUT" || method === "GET" ? 1 : times + 1);
    const answer = httpResponse(200, { body: '{"id":"ent_1"}' });
    if (key !== undefined) this.#answers.set(key, answer);
    return answer;
  }

  /** With a key, a copy is answered like the first request; so is a safe one, which any platform may resend. */
  #isInconsistent(name: string, call: number, { method, fields }: RawRequest): boolean {
    const hasKey = fields.has("idempotency-key");
    if (name.startsWith("key ") && !hasKey) return true;
    if (!this.ledger.applied.has(call)) return false;
    const isRefusal = name.startsWith("refused") || name === "key reused";
    if (method === "GET") return isRefusal || name === "throttled";
    return this.#options.isConsistent && isRefusal && (hasKey || name !== "refused as a repeat");
  }
}

/** A response of some 250 bytes takes longer than an attempt may. */
async function trickle(socket: Socket, text: string): Promise<void> {
  for (const character of text) {
    if (socket.destroyed) return;
    socket.write(character, "latin1");
    await sleep(5);
  }
}
