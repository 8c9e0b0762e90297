import { execFileSync } from "node:child_process";
import { once } from "node:events";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { fileURLToPath } from "node:url";
import { setTimeout as sleep } from "node:timers/promises";
import { compile, COMPILED, place } from "./compile.ts";
import { countEach, type Subject } from "./invitations.ts";

const ROOT = fileURLToPath(new URL("../../../", import.meta.url));

/** Compiles the client of the fixture `transfers.yaml` as a user would, into the module that `--client` names. */
export async function compileTransfers(): Promise<string> {
  const out = `${COMPILED}/generated`;
  const generate = ["--import", "tsx", "scripts/cli.ts", "generate", "bulk/test/fixtures/transfers.yaml", "--out", out];
  execFileSync(process.execPath, generate, { cwd: ROOT, stdio: "pipe" });
  await place(
    "generated/transfers/bulk.ts",
    `export { createTransfers } from "./client.ts";
    export { facts } from "./facts.ts";
    export { validators } from "./validators.ts";`,
  );
  return compile(`${out}/transfers/bulk.ts`);
}

/** How the server of transfers behaves. */
export interface TransferServer {
  /** `createTransfer` has a key, `createPayment` has none. */
  readonly operation: "createTransfer" | "createPayment";
  readonly rows: number;
  /** The delays before and after the effect, in milliseconds. */
  readonly latency: number;
  /** The failure of a request, by its number; absent for the usual answer. */
  readonly fault?: ((request: number) => Fault | undefined) | undefined;
}

/** Before the effect, or after it. */
export type Fault = "reset-before" | "reset-after" | 401 | 403 | 429 | 500 | 503 | 202;

/**
 * A server on which each request without a known key takes effect again. It shares no code with the mock or the client.
 */
export async function transfers(client: string, options: TransferServer): Promise<Subject> {
  const rows = Array.from({ length: options.rows }, (_, index) => ({
    body: { reference: `t-${index}`, amount: 1 + index },
  }));
  const effects: number[] = [];
  const answered = new Map<string, Promise<string>>();
  let requests = 0;

  const handle = async (request: IncomingMessage, response: ServerResponse) => {
    requests += 1;
    const fault = options.fault?.(requests);
    const body = await readBody(request);
    if (fault === "reset-before") {
      response.socket?.destroy();
      return;
    }
    if (typeof fault === "number" && fault !== 202) {
      answer(response, fault, '{"message":"no"}');
      return;
    }
    // Once the request has arrived, a client that disconnects changes nothing.
    const key = request.headers["idempotency-key"];
    const carryOut = async () => {
      await sleep(options.latency / 2);
      effects.push(numberOf(body));
      await sleep(options.latency / 2);
      return body;
    };
    const done = typeof key === "string" ? (answered.get(key) ?? carryOut()) : carryOut();
    if (typeof key === "string") answered.set(key, done);
    const text = await done;
    if (fault === "reset-after") response.socket?.destroy();
    else answer(response, fault === 202 ? 202 : 201, text);
  };
  const server = createServer((request, response) => void handle(request, response).catch(() => response.destroy()));
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("The server listens on no port.");
  return {
    operation: `transfers.${options.operation}`,
    baseUrl: `http://127.0.0.1:${address.port}`,
    rows,
    client,
    environment: { TRANSFERS_API_KEY: "test_token" },
    effects: () => countEach(effects),
    requests: () => requests,
    close: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, "close");
    },
  };
}

function answer(response: ServerResponse, status: number, body: string): void {
  const wait = status === 429 || status === 503 ? { "Retry-After": "1" } : {};
  response.writeHead(status, { "Content-Type": "application/json", ...wait }).end(body);
}

async function readBody(request: IncomingMessage): Promise<string> {
  let text = "";
  for await (const chunk of request.setEncoding("utf8")) text += String(chunk);
  return text;
}

function numberOf(body: string): number {
  return Number(/"t-(\d+)"/.exec(body)?.[1]);
}
