import { styleText } from "node:util";
import type { Exchange, MockApi, MockServer, Seed } from "revokit/mock";
import { curlLines } from "revokit/toolkit";
import { terminalText } from "../escape/terminal.ts";

type Style = Parameters<typeof styleText>[0];

/** What the mock serves, and curl lines to try it with. */
export function banner(apis: readonly MockApi[], server: MockServer, seed: Seed): string {
  const width = Math.max(...apis.map(({ facts }) => facts.title.length));
  const urls = apis.map(
    ({ facts }) => `${terminalText(facts.title).padEnd(width)}  ${style("bold", server.url(facts.name))}`,
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

/** A line of the log: the answer's status, the request, and how long it took. */
export function logLine({ method, path, operationId, status, duration }: Exchange): string {
  const what = operationId === undefined ? "" : `  ${operationId}`;
  const outcome =
    status === undefined
      ? style("red", "reset")
      : style(status < 400 ? "green" : status < 500 ? "yellow" : "red", String(status));
  return `${outcome}  ${terminalText(`${method} ${path}${what}`)}  ${style("dim", `${duration.toFixed(1)} ms`)}`;
}

/** `hasColors` heeds NO_COLOR; a pipe has no colours. */
function style(format: Style, text: string): string {
  return process.stdout.isTTY && process.stdout.hasColors() ? styleText(format, text) : text;
}
