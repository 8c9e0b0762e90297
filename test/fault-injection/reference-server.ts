import type { Facts } from "revokit";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import { buffer } from "node:stream/consumers";
import type { Fault } from "./faults.ts";
import { type DocumentedResponse, Ledger, type LedgerOperation, operationsOf } from "./ledger.ts";
import { respond } from "./respond.ts";
import { applyFault } from "./apply-fault.ts";
import { listenOnLoopback } from "../support/listen.ts";

/** The request header that says which call a request belongs to. */
export const CALL_HEADER = "x-call";

/** The faults of a server. */
export interface ServerOptions {
  /** The fault of a request, by the number of its call and by how many requests of that call came before. */
  readonly faultOf?: (call: number, request: number) => Fault | undefined;
  /** After how many milliseconds a client has certainly abandoned an attempt. */
  readonly lateness?: number;
  /**
   * Whether the server refuses repeats only as it would a copy: by a rate limit, or without a key by the changed state.
   * That is assumed of platforms that resend silently.
   */
  readonly isConsistent?: boolean;
}

/** A server that applies what the document says, keeps a ledger, and injects the planned faults. */
export class ReferenceServer {
  readonly ledger = new Ledger();
  readonly #operations: readonly LedgerOperation[];
  readonly #options: Required<ServerOptions>;
  readonly #server: Server;
  #late = 0;

  constructor(facts: Facts, { faultOf = () => undefined, lateness = 0, isConsistent = false }: ServerOptions = {}) {
    this.#operations = operationsOf(facts);
    this.#options = { faultOf, lateness, isConsistent };
    this.#server = createServer((request, response) => void this.#answer(request, response));
  }

  /** Resolves to the server's origin. */
  async listen(): Promise<string> {
    return `http://127.0.0.1:${await listenOnLoopback(this.#server)}`;
  }

  /** Resolves when all delayed work is done and the ledger is complete. */
  async close(): Promise<void> {
    while (this.#late > 0) await new Promise((resolve) => setTimeout(resolve, this.#options.lateness));
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
  }

  async #answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { method = "", url = "", headers } = request;
    // A truncated body belongs to a call that was aborted while sending: it is not yet a request.
    if ((await buffer(request).catch(() => undefined)) === undefined) return;
    const operation = this.#operations.find((each) => each.method === method && each.path.test(url));
    if (operation === undefined) {
      respond(response, method === "OPTIONS" ? { status: 204, body: undefined } : NO_OPERATION);
      return;
    }

    const call = Number(headers[CALL_HEADER]);
    const key = operation.keyHeader === undefined ? undefined : headers[operation.keyHeader]?.toString();
    const earlier = this.ledger.arrive(call, key);
    const act = () => this.ledger.act(operation, { call, url, key });
    const fault = this.#options.faultOf(call, earlier);
    const isRefused = fault?.when === "instead" && !refusalsOfCopies(operation).includes(fault.response);
    if (fault === undefined || (this.#options.isConsistent && isRefused && this.ledger.applied.has(call))) {
      respond(response, act());
    } else if (fault.response === "late") {
      this.#actLate(act);
    } else {
      if (fault.response === 202) this.ledger.accepted.add(call);
      applyFault(fault, response, operation, fault.when === "after" ? act() : operation.success);
    }
  }

  #actLate(act: () => void): void {
    this.#late += 1;
    setTimeout(() => {
      act();
      this.#late -= 1;
    }, this.#options.lateness);
  }
}

const NO_OPERATION: DocumentedResponse = { status: 500, body: { reason: "NO_SUCH_OPERATION" } };

/** The status with which a copy of an applied request is refused. */
function refusalsOfCopies({ keyHeader }: LedgerOperation): readonly Fault["response"][] {
  return keyHeader === undefined ? [404, 409, 410, 412, 429] : [429];
}
