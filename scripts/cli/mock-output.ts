import type { Exchange, MockApi, MockServer, Seed } from "revokit/mock";
import { terminalText } from "revokit/toolkit";
import { paint } from "./colors.ts";
import { curlLines } from "./curl-lines.ts";

/** What the mock serves, with curl lines to try it. */
export function banner(apis: readonly MockApi[], server: MockServer, seed: Seed): string {
  const width = Math.max(...apis.map(({ facts }) => facts.title.length));
  const urls = apis.map(
    ({ facts }) => `${terminalText(facts.title).padEnd(width)}  ${paint("bold", server.url(facts.name))}`,
  );
  const lines = apis.flatMap((api) => curlLines(api, server.url(api.facts.name), seed));
  return [
    "The mock serves",
    ...urls.map((line) => `  ${line}`),
    "",
    "Try",
    ...lines.map((line) => `  ${terminalText(line)}`),
    "",
  ].join("\n");
}

/** A log line: the response's status, the request, and its duration. */
export function logLine({ method, path, operationId, status, duration }: Exchange): string {
  const what = operationId === undefined ? "" : `  ${operationId}`;
  const outcome =
    status === undefined
      ? paint("red", "reset")
      : paint(status < 400 ? "green" : status < 500 ? "yellow" : "red", String(status));
  return `${outcome}  ${terminalText(`${method} ${path}${what}`)}  ${paint("dim", `${duration.toFixed(1)} ms`)}`;
}
