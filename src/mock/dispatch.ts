import type { Answer } from "./answer.ts";
import { refuse } from "./refusal.ts";
import type { Reply, Server } from "./call.ts";
import { respond } from "./respond.ts";
import type { Match } from "./router.ts";

/** Answers a request that was routed: its operation's answer, or 405 with `Allow`, or 404. */
export async function dispatch(
  server: Server,
  match: Match,
  url: URL,
  request: Request,
  number: number,
): Promise<Reply> {
  switch (match.kind) {
    case "operation":
      return respond(server, { ...match, url, request, number });
    case "method": {
      const allow = match.allow.join(", ");
      const because = `The path is documented, the method is not. Allowed: ${allow}.`;
      return whole(refuse(match.api, undefined, { status: 405, because, headers: { Allow: allow } }, number));
    }
    case "nothing":
      return whole(refuse(match.api, undefined, { status: 404, because: "No operation has this path." }, number));
  }
}

/** A reply that is not truncated. */
export function whole(answer: Answer): Reply {
  return { answer, truncate: false };
}
