import { type CallReport, RevokitError } from "revokit";
import type { Kirim } from "revokit/kirim";

/** Answers `POST /links/{customer}/{link}/revoke`, for any server of fetch-style handlers. */
export function revokeHandler(kirim: Kirim): (request: Request) => Promise<Response> {
  return async (request) => {
    const [, id, linkId] = /^\/links\/([^/]+)\/([^/]+)\/revoke$/.exec(new URL(request.url).pathname) ?? [];
    if (request.method !== "POST" || id === undefined || linkId === undefined)
      return new Response(null, { status: 404 });
    try {
      // If the user aborts, there is nobody to answer; the server may still apply the call.
      const result = await kirim.revokeSetupLink({ id, link_id: linkId }, { signal: request.signal, timeout: 8_000 });
      if (result.status === 404) return answer(result, 404, "There is no such link.");
      if (result.status === 409 && result.outcome === "rejected")
        return answer(result, 409, "It was no longer active.");
      return answerByOutcome(result);
    } catch (error) {
      if (error instanceof RevokitError) return answerByOutcome(error);
      throw error;
    }
  };
}

/** An answer for each outcome; the compiler checks that none is missing. */
function answerByOutcome(report: CallReport): Response {
  switch (report.outcome) {
    case "applied":
      return answer(report, 200, "The link is revoked.");
    case "accepted":
      return answer(report, 202, "The link will be revoked.");
    case "rejected":
      return answer(report, 502, "The link is not revoked: the request was refused.");
    case "not_sent":
      return answer(report, 503, "The link is not revoked. Try again.");
    case "unknown":
      return answer(report, 504, "Nobody can say yet whether the link is revoked. Look before you try again.");
  }
}

function answer({ outcome, requestId }: CallReport, status: number, message: string): Response {
  return Response.json({ outcome, message, requestId }, { status });
}
