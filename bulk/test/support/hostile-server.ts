import { once } from "node:events";
import { createServer, type Socket } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";
import { gzipSync } from "node:zlib";
import type { Outcome } from "revokit";
import { countEach, type Subject } from "./invitations.ts";

/** An answer designed to harm the client. */
export interface Hostile {
  /** The outcome of its row if this is the only answer. */
  readonly outcome: Outcome;
  readonly write: (socket: Socket) => Promise<void> | void;
}

const CREATED = "HTTP/1.1 201 Created\r\nContent-Type: application/json\r\n";
const BODY = '{"reference":"t","amount":1}';
const HONEST = `${CREATED}Content-Length: ${BODY.length}\r\n\r\n${BODY}`;
const CHUNK = `10000\r\n${" ".repeat(0x10000)}\r\n`;
/** 512 MiB of spaces in some 500 kB. */
const BOMB = gzipSync(Buffer.alloc(2 ** 29, " "));

/** Each exceeds a different limit of the client. `elsewhere` is an origin that no request may reach. */
export function hostileAnswers(elsewhere: string): Readonly<Record<string, Hostile>> {
  const redirect = (status: number, outcome: Outcome) =>
    end(outcome, `HTTP/1.1 ${status} X\r\nLocation: ${elsewhere}/\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`);
  return {
    "an endless body": { outcome: "applied", write: endless(`${CREATED}Transfer-Encoding: chunked\r\n\r\n`, CHUNK) },
    "a body without length": { outcome: "applied", write: endless(`${CREATED}\r\n`, CHUNK) },
    "a slow body": { outcome: "applied", write: slow(`${CREATED}Content-Length: 9999\r\n\r\n`) },
    "a slow head": { outcome: "unknown", write: slow("HTTP/1.1 201 Created\r\nX-Slow: ") },
    "endless fields": { outcome: "unknown", write: endless(CREATED, "X-More: more\r\n".repeat(1_000)) },
    "one endless field": { outcome: "unknown", write: endless(`${CREATED}X-More: `, "x".repeat(0x10000)) },
    "endless interim responses": {
      outcome: "unknown",
      write: endless("", "HTTP/1.1 100 Continue\r\n\r\n".repeat(100)),
    },
    "a gzip bomb": {
      outcome: "applied",
      write: (socket) => {
        socket.write(`${CREATED}Content-Encoding: gzip\r\nContent-Length: ${BOMB.length}\r\n\r\n`);
        socket.write(BOMB);
      },
    },
    "chunks of no size": say("applied", `${CREATED}Transfer-Encoding: chunked\r\n\r\nzz\r\n${BODY}\r\n0\r\n\r\n`),
    "a chunk that ends early": end("applied", `${CREATED}Transfer-Encoding: chunked\r\n\r\nff\r\n${BODY}`),
    "a body that ends early": end("applied", `${CREATED}Content-Length: 999\r\n\r\n${BODY}`),
    "two lengths": end("unknown", `${CREATED}Content-Length: 1\r\nContent-Length: 28\r\n\r\n${BODY}`),
    "no HTTP": end("unknown", "\u0000\u00ffSSH-2.0\r\n\r\n"),
    "no answer": end("unknown", ""),
    "a status beyond all": end("unknown", `HTTP/1.1 999 X\r\nContent-Length: 0\r\n\r\n`),
    "a 301": redirect(301, "unknown"),
    "a 303": redirect(303, "unknown"),
    "a 307": redirect(307, "rejected"),
  };
}

const say = (outcome: Outcome, text: string): Hostile => ({ outcome, write: (socket) => void socket.write(text) });
const end = (outcome: Outcome, text: string): Hostile => ({
  outcome,
  write: (socket) => void socket.end(text, "latin1"),
});

function endless(start: string, more: string): Hostile["write"] {
  return async (socket) => {
    socket.write(start);
    while (!socket.destroyed) if (!socket.write(more)) await once(socket, "drain").catch(() => {});
  };
}

function slow(start: string): Hostile["write"] {
  return async (socket) => {
    socket.write(start);
    for (; !socket.destroyed; await sleep(50)) socket.write(" ");
  };
}

/** The behavior of a hostile server. */
export interface HostileOptions {
  readonly client: string;
  readonly operation: "createTransfer" | "createPayment";
  readonly rows: number;
  /** Answers the first request of a row; undefined for an honest answer. */
  readonly answer: (row: number) => Hostile | undefined;
}

/**
 * Applies each row's call once, unless it is to reject it, and gives its first request the planned answer. It uses a plain
 * TCP socket, and shares no code with the mock or the client.
 */
export async function hostileServer({ client, operation, rows, answer }: HostileOptions): Promise<Subject> {
  const [asked, effects] = [new Set<number>(), new Set<number>()];
  const sockets = new Set<Socket>();
  let requests = 0;
  const take = (socket: Socket, row: number) => {
    requests += 1;
    const hostile = asked.has(row) ? undefined : answer(row);
    asked.add(row);
    if (hostile?.outcome !== "rejected") effects.add(row);
    if (hostile === undefined) socket.write(HONEST);
    else void hostile.write(socket);
  };
  const server = createServer((socket) => {
    let received = "";
    sockets.add(socket);
    socket.on("error", () => {}).on("close", () => sockets.delete(socket));
    socket.setEncoding("latin1").on("data", (text: string) => {
      received += text;
      const row = /"t-(\d+)".*\}/.exec(received)?.[1];
      if (row === undefined) return;
      received = "";
      take(socket, Number(row));
    });
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("The server listens on no port.");
  return {
    operation: `transfers.${operation}`,
    baseUrl: `http://127.0.0.1:${address.port}`,
    rows: Array.from({ length: rows }, (_, index) => ({ body: { reference: `t-${index}`, amount: 1 } })),
    client,
    environment: { TRANSFERS_API_KEY: "test_token" },
    effects: () => countEach([...effects]),
    requests: () => requests,
    close: async () => {
      for (const socket of sockets) socket.destroy();
      server.close();
      await once(server, "close");
    },
  };
}
