import type { Reply, MockContext } from "./call.ts";
import { type Exchange, exchangeOf } from "./exchange.ts";
import { withAllowance } from "./rate-limit.ts";
import type { Match, Router } from "./request/route.ts";
import { respond } from "./respond.ts";
import { withHeaders } from "./response/answer.ts";
import { corsHeaders, preflight } from "./response/cors.ts";
import { errorResponse } from "./response/error-response.ts";
import { type ResponseClass, toResponse } from "./response/to-response.ts";

/** What a mock answers requests with. */
export interface Handling {
  readonly server: MockContext;
  readonly route: Router;
  /** Whether web pages of any origin may call it (CORS). */
  readonly cors: boolean;
  /** Called after each request but CORS preflights. */
  readonly onExchange: ((exchange: Exchange) => void) | undefined;
  /** Numbers the requests. */
  readonly nextNumber: () => number;
}

/** Answers a request, and reports the exchange. Rejects if a fault resets the connection. */
export async function handleRequest(
  { server, route, cors, onExchange, nextNumber }: Handling,
  request: Request,
  url: URL,
  responseClass: ResponseClass,
): Promise<Response> {
  const started = performance.now();
  const preflighted = cors ? preflight(request) : undefined;
  if (preflighted !== undefined) return preflighted;

  const match = route(request.method, url);
  const report = (status?: number) => onExchange?.(exchangeOf(request, url, match, started, status));
  try {
    const { answer, truncate } = await answerMatch(server, match, url, request, nextNumber());
    report(answer.status);
    const { body, ...head } = cors ? withHeaders(answer, corsHeaders(request, Object.keys(answer.headers))) : answer;
    const hasBody = body !== undefined && request.method !== "HEAD";
    return toResponse({ answer: { ...head, ...(hasBody && { body }) }, truncate }, responseClass);
  } catch (error) {
    report();
    throw error;
  }
}

/** Answers a routed request: the operation's answer, 405 with `Allow`, or 404. */
async function answerMatch(
  server: MockContext,
  match: Match,
  url: URL,
  request: Request,
  number: number,
): Promise<Reply> {
  if (match.kind === "operation") return respond(server, { ...match, url, request, number });
  const allow = match.kind === "method" ? match.allow.join(", ") : "";
  const error =
    match.kind === "method"
      ? {
          status: 405,
          because: `The path is documented, but the method is not. Allowed: ${allow}.`,
          headers: { Allow: allow },
        }
      : { status: 404, because: "No operation has this path." };
  const answer = errorResponse(match.api, undefined, error, number);
  return { answer: withAllowance(answer, server.rateLimit, server.now()), truncate: false };
}
