import type { MockApi } from "revokit/mock";
import { terminalText } from "revokit/toolkit";
import type { ProxiedExchange } from "../proxy/inspect.ts";
import type { ValidationProxy } from "../proxy/validation-proxy.ts";
import { paint } from "./colors.ts";

export function proxyBanner({ facts }: MockApi, { baseUrl }: ValidationProxy, upstream: string): string {
  const to = new URL(upstream).host;
  return `The proxy for ${terminalText(facts.title)} is at ${paint("bold", baseUrl)} and passes requests on to ${to}\n`;
}

/** A line for the exchange, and one for each violation of the document. */
export function proxyLines({ method, path, operationId, status, ...more }: ProxiedExchange): string {
  const { duration, request, response, unchecked } = more;
  const isRight = request.length + response.length === 0;
  const what = `${method} ${path}${operationId === undefined ? "" : `  ${operationId}`}`;
  return [
    `${paint(isRight ? "green" : "red", isRight ? "✓" : "✗")} ${status}  ${terminalText(what)}  ${paint("dim", `${duration.toFixed(1)} ms`)}`,
    ...request.map((rule) => `    request: ${terminalText(rule)}`),
    ...response.map((rule) => `    response: ${terminalText(rule)}`),
    ...unchecked.map((part) => paint("dim", `    not checked: ${part}`)),
  ].join("\n");
}

export function summaryOf({ exchanges, left }: { readonly exchanges: number; readonly left: number }): string {
  return `${exchanges} requests passed on; ${left} of them, or their responses, violated the document.`;
}
