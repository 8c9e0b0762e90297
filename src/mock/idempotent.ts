import type { ConflictFacts } from "../facts.ts";
import { type Answer, draft, withHeaders } from "./answer.ts";
import { parseDuration } from "./duration.ts";
import { fit } from "./fit.ts";
import type { KeyStore } from "./idempotency.ts";
import { leaves } from "./json.ts";
import { refuse } from "./refusal.ts";
import type { Call, Caller } from "./call.ts";

/**
 * Carries a call out once for each idempotency key, as its operation documents. Keys are scoped by API and credential.
 * @param body the text of the request's body, which makes it the same request or another
 */
export async function withIdempotency(
  keys: KeyStore,
  call: Call,
  { credential }: Caller,
  body: string,
  carryOut: (key: string | undefined) => Promise<Answer>,
): Promise<Answer> {
  const { operation, operationId, api } = call.target;
  const { idempotency } = operation;
  const key = idempotency && call.request.headers.get(idempotency.header);
  if (idempotency === undefined || key == null) return carryOut(undefined);

  const scoped = JSON.stringify([api.facts.name, credential, key]);
  const fingerprint = JSON.stringify([operationId, call.path, call.url.search, await digest(body)]);
  const retention = idempotency.retention === undefined ? Infinity : parseDuration(idempotency.retention);
  const claim = keys.claim(scoped, fingerprint, retention);
  switch (claim.kind) {
    case "first": {
      const answer = await carryOut(key);
      claim.finish(answer);
      return answer;
    }
    case "replay": {
      const { replayed } = idempotency;
      return replayed === undefined ? claim.answer : withHeaders(claim.answer, { [replayed.header]: replayed.value });
    }
    case "running":
      return conflict(call, idempotency.inProgress, "The first request with this idempotency key is still running.");
    case "reused":
      return conflict(call, idempotency.keyReused, "The idempotency key was used with another request.");
  }
}

/** The documented example that bears the conflict's reason; where none does, the reason is put into the first. */
function conflict({ target, number }: Call, documented: ConflictFacts | undefined, sentence: string): Answer {
  const { status, reason } = documented ?? { status: "409", reason: "" };
  const because = reason === "" ? sentence : `${reason}: ${sentence}`;
  const found = draft(target, Number(status), { mentions: reason });
  const texts = leaves(found?.content?.value).filter((leaf) => typeof leaf === "string");
  if (found === undefined || reason === "" || !texts.some((text) => text.includes(reason))) {
    return refuse(target.api, target, { status: Number(status), because }, number);
  }
  return fit(target, found, number);
}

async function digest(text: string): Promise<string> {
  if (text === "") return "";
  const hash = await crypto.subtle.digest("SHA-256", new TextEncoder().encode(text));
  return Array.from(new Uint8Array(hash), (byte) => byte.toString(16).padStart(2, "0")).join("");
}
