import { getByPointer, parseJson } from "revokit/toolkit";
import type { LinkFacts } from "revokit";
import type { Exchange } from "./exchange.ts";
import type { Path } from "./fixtures.ts";

/** The values that a documented link takes from an answer for the parameters of its target (OpenAPI 3.1, 4.8.20). */
export function linkedValues({ parameters }: LinkFacts, answer: Exchange, path: Path): Path {
  return Object.fromEntries(
    Object.entries(parameters).flatMap(([name, expression]) => {
      const value = evaluate(expression, answer, path);
      // A name may be preceded by its parameter's place: `path.id`.
      return value === undefined ? [] : [[name.replace(/^(path|query|header|cookie)\./, ""), value]];
    }),
  );
}

/** Evaluates the runtime expressions that can contain an id (OpenAPI 3.1, 4.8.20.4). */
function evaluate(expression: unknown, { headers, text }: Exchange, path: Path): string | undefined {
  if (typeof expression !== "string") return asText(expression);
  if (!expression.startsWith("$")) return expression;
  const [, source, rest = ""] = /^\$(response\.body|response\.header|request\.path)[#.](.*)$/.exec(expression) ?? [];
  if (source === "response.body") return asText(getByPointer(parseJson(text), rest));
  if (source === "response.header") return headers.get(rest) ?? undefined;
  return source === "request.path" ? path[rest] : undefined;
}

/** An id as it is written in a path. */
export function asText(value: unknown): string | undefined {
  return (typeof value === "string" && value !== "") || typeof value === "number" ? String(value) : undefined;
}
