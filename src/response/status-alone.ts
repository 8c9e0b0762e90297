import type { InterpretedResponse } from "./response-types.ts";

/**
 * The status of a response whose other parts can't be read, which still says whether the call took effect. Undefined if that is
 * uncertain too: for a followed redirect, and for an impossible status.
 */
export function statusAlone(response: Response): InterpretedResponse | undefined {
  try {
    const { status, redirected } = response;
    if (redirected) return undefined;
    const copy = new Response(null, { status });
    return { response: copy, bytes: new Uint8Array(0), body: undefined, unexpected: "body_unreadable" };
  } catch {
    return undefined;
  }
}
