import { once } from "node:events";
import { createServer, type RequestListener } from "node:http";
import { connect } from "node:net";
import { onTestFinished } from "vitest";
import type { MockApi } from "revokit/mock";
import type { ProxiedExchange } from "../../scripts/proxy/inspect.ts";
import { startValidationProxy } from "../../scripts/proxy/validation-proxy.ts";

/** A server for the duration of a test. */
export async function serveForeign(
  listener: (...args: Parameters<RequestListener>) => void | Promise<void>,
): Promise<string> {
  const server = createServer((incoming, outgoing) => void listener(incoming, outgoing)).listen(0, "127.0.0.1");
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  await once(server, "listening");
  const address = server.address();
  return `http://127.0.0.1:${typeof address === "object" && address !== null ? address.port : 0}`;
}

/** A proxy before a server for the duration of a test, and its reports. */
export async function startProxy(api: MockApi, upstream: string) {
  const exchanges: ProxiedExchange[] = [];
  const failures: string[] = [];
  let notify = (): void => undefined;
  const proxy = await startValidationProxy({
    ...{ api, upstream, host: "127.0.0.1", port: 0 },
    onExchange: (exchange) => {
      exchanges.push(exchange);
      notify();
    },
    onFailure: (_, reason) => failures.push(reason),
  });
  onTestFinished(() => proxy.close());
  /** The reports, as soon as there are this many: the client may get its response earlier. */
  const reports = async (count = 1): Promise<readonly ProxiedExchange[]> => {
    while (exchanges.length < count) await new Promise<void>((resolve) => (notify = resolve));
    return exchanges;
  };
  return { baseUrl: proxy.baseUrl, reports, failures };
}

/** Sends a raw request, and returns everything received until the connection closes. */
export async function sendRaw(baseUrl: string, text: string): Promise<string> {
  const { hostname, port } = new URL(baseUrl);
  const socket = connect(Number(port), hostname);
  let received = "";
  socket.setEncoding("latin1").on("data", (chunk: string) => (received += chunk));
  socket.write(text);
  await once(socket, "close");
  return received;
}
