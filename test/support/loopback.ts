import { createServer, type IncomingHttpHeaders, type IncomingMessage, type ServerResponse } from "node:http";
import { createServer as createTlsServer, type ServerOptions } from "node:https";
import type { Server } from "node:net";
import { onTestFinished } from "vitest";
import { listenOnLoopback } from "./listen.ts";

/** A request as received by the server. */
export interface SeenRequest {
  readonly method: string;
  /** The request target, byte for byte. */
  readonly target: string;
  readonly headers: IncomingHttpHeaders;
  /** The client's port: the same for all requests of one connection. */
  readonly port: number;
}

/** Answers one request, over HTTP or on the raw socket. */
export type Answer = (response: ServerResponse, request: IncomingMessage) => unknown;

/** A server on the loopback interface. */
export interface Loopback {
  /** Its origin. */
  readonly url: string;
  /** The requests received so far. */
  readonly requests: readonly SeenRequest[];
}

/** Starts a server for the duration of a test. The n-th request gets the n-th answer, later ones get the last. */
export async function listen(...answers: [Answer, ...Answer[]]): Promise<Loopback> {
  const requests: SeenRequest[] = [];
  const server = createServer((request, response) => reply(requests, answers, request, response));
  return { url: `http://127.0.0.1:${await open(server)}`, requests };
}

/** The same over TLS. */
export async function listenTls(options: ServerOptions, ...answers: [Answer, ...Answer[]]): Promise<Loopback> {
  const requests: SeenRequest[] = [];
  const server = createTlsServer(options, (request, response) => reply(requests, answers, request, response));
  return { url: `https://127.0.0.1:${await open(server)}`, requests };
}

/** A port on which nothing listens. */
export async function freePort(): Promise<number> {
  const server = createServer();
  const port = await open(server);
  await new Promise((resolve) => server.close(resolve));
  return port;
}

/** Makes a server listen for the duration of a test, by default on a free port. */
export async function open(server: Server & { closeAllConnections?(): void }, port = 0): Promise<number> {
  onTestFinished(() => {
    server.closeAllConnections?.();
    server.close();
  });
  return listenOnLoopback(server, port);
}

function reply(
  requests: SeenRequest[],
  answers: [Answer, ...Answer[]],
  request: IncomingMessage,
  response: ServerResponse,
): void {
  const { method = "", url: target = "", headers, socket } = request;
  requests.push({ method, target, headers, port: socket.remotePort ?? 0 });
  const answer = answers[Math.min(requests.length, answers.length) - 1] ?? answers[0];
  answer(response, request);
}
