import { once } from "node:events";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { MockApi } from "revokit/mock";
import { classifyError, errorCode, gracefulClose } from "revokit/toolkit";
import { forward } from "./forward.ts";
import { createInspector, type ProxiedExchange } from "./inspect.ts";

/** A running proxy. */
export interface ValidationProxy {
  /** The base URL to give to a client instead of the server's. */
  readonly baseUrl: string;
  /** Stops accepting connections, lets the requests in flight finish, and resolves once all are closed. */
  close(): Promise<void>;
}

/** Options of a validation proxy. */
export interface ProxyOptions {
  readonly api: MockApi;
  /** The server's base URL, under which the document's paths are. */
  readonly upstream: string;
  readonly host: string;
  readonly port: number;
  readonly onExchange: (exchange: ProxiedExchange) => void;
  /** Called if no complete response arrived: `reason` is a code such as ECONNREFUSED, or a sentence. */
  readonly onFailure: (method: string, reason: string) => void;
}

/**
 * Passes requests on to a real server, and checks both directions against an API's document. Bodies are not changed, and
 * nothing is delayed.
 */
export async function startValidationProxy(options: ProxyOptions): Promise<ValidationProxy> {
  const { api, host, port, onExchange, onFailure } = options;
  const upstream = options.upstream.replace(/\/$/, "");
  const inspect = createInspector(api, upstream);
  const handle = async (incoming: IncomingMessage, outgoing: ServerResponse) => {
    const start = performance.now();
    const path = incoming.url ?? "/";
    if (!path.startsWith("/")) {
      onFailure(incoming.method ?? "", "nothing was sent, because the request's target is not a path");
      const detail = "Nothing was sent: use the URL of this proxy as the base URL, not as that of an HTTP proxy.";
      return answerProblem(outgoing, 400, "Bad Request", detail);
    }
    try {
      const forwarded = await forward(incoming, outgoing, upstream + path);
      // A preflight is the browser's own request, which no document describes.
      if (!isPreflight(incoming)) onExchange(await inspect(forwarded, performance.now() - start));
    } catch (error) {
      onFailure(incoming.method ?? "", reasonOf(error));
      if (!outgoing.writableFinished) refuse(outgoing, error);
    }
  };
  const server = createServer((incoming, outgoing) => void handle(incoming, outgoing));
  const close = gracefulClose(server);
  server.listen(port, host);
  await once(server, "listening");
  const address = server.address();
  const listening = typeof address === "object" && address !== null ? address.port : port;
  return {
    baseUrl: `http://${host.includes(":") ? `[${host}]` : host}:${listening}`,
    close,
  };
}

/** Whether a browser asks for permission to send a request (WHATWG Fetch, 3.3.2). */
function isPreflight({ method, headers }: IncomingMessage): boolean {
  return method === "OPTIONS" && headers["access-control-request-method"] !== undefined;
}

/** Never the message of a network error, which may contain the URL. */
function reasonOf(error: unknown): string {
  return errorCode(error) ?? (error instanceof Error ? error.message : "the response could not be read");
}

/** A response that has begun can only be cut off. */
function refuse(outgoing: ServerResponse, error: unknown): void {
  if (outgoing.headersSent) return void outgoing.destroy();
  const isUnsent = classifyError(error).class === "not_sent";
  const outcome = isUnsent ? "Nothing was sent to it." : "It is unknown whether the request took effect.";
  const detail = `The server behind the proxy gave no response (${reasonOf(error)}). ${outcome}`;
  answerProblem(outgoing, 502, "Bad Gateway", detail);
}

function answerProblem(outgoing: ServerResponse, status: number, title: string, detail: string): void {
  outgoing.writeHead(status, title, { "Content-Type": "application/problem+json" });
  outgoing.end(JSON.stringify({ type: "about:blank", status, title, detail }));
}
