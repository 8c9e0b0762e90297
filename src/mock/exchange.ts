import type { Match } from "./request/route.ts";

/** What a log needs to know about a request and its answer. */
export interface Exchange {
  readonly method: string;
  /**
   * The operation's path template, so that no id gets into a log; without an operation, the path itself, without its long
   * segments.
   */
  readonly path: string;
  /** Absent if the request matched no operation. */
  readonly operationId?: string;
  /** Absent if the connection was reset instead of answered. */
  readonly status?: number;
  /** How long the answer took, in milliseconds. */
  readonly duration: number;
}

/** Describes an exchange that has just ended. */
export function exchangeOf(
  request: Pick<Request, "method">,
  url: URL,
  match: Match,
  started: number,
  status?: number,
): Exchange {
  const target = match.kind === "operation" ? match.target : undefined;
  return {
    method: request.method,
    path: target?.operation.path ?? url.pathname.replaceAll(/[^/]{13,}/g, "…"),
    duration: performance.now() - started,
    ...(target !== undefined && { operationId: target.operationId }),
    ...(status !== undefined && { status }),
  };
}
