import type { Match } from "./request/route.ts";

/** What a log wants to know of a request and its answer. */
export interface Exchange {
  readonly method: string;
  /** The path template of the operation, so that no id gets into a log; where it leads to none the path itself, its long segments left out. */
  readonly path: string;
  /** Absent where the request led to no operation. */
  readonly operationId?: string;
  /** Absent where the connection was reset in place of an answer. */
  readonly status?: number;
  /** How long the answer took, in milliseconds. */
  readonly duration: number;
}

/** The exchange that ends now. */
export function exchangeOf(request: Request, url: URL, match: Match, started: number, status?: number): Exchange {
  const target = match.kind === "operation" ? match.target : undefined;
  return {
    method: request.method,
    path: target?.operation.path ?? url.pathname.replaceAll(/[^/]{13,}/g, "…"),
    duration: performance.now() - started,
    ...(target !== undefined && { operationId: target.operationId }),
    ...(status !== undefined && { status }),
  };
}
