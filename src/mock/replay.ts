import type { Bytes } from "../bytes.ts";
import type { ConflictFacts } from "../facts.ts";
import { statesReason } from "../states-reason.ts";
import type { ValidCall } from "./call.ts";
import { parseDuration } from "./duration.ts";
import { leaves } from "./json.ts";
import type { KeyStore } from "./key-store.ts";
import { type Answer, withHeaders } from "./response/answer.ts";
import { documentedResponse, firstDocumented } from "./response/documented-response.ts";
import { errorResponse } from "./response/error-response.ts";
import { fillExample } from "./response/fill-example.ts";

/**
 * Runs a call once per idempotency key, and replays its response to repeats, as the operation documents. After a 5xx, or an
 * error of a handler, the same request with the same key runs again. Keys are scoped by API and credential.
 */
export async function replayOrRun(
  keys: KeyStore,
  call: ValidCall,
  run: (key: string | undefined) => Promise<Answer>,
): Promise<Answer> {
  const { target, request, caller, path, url, body } = call;
  const { operation, operationId, api } = target;
  const { idempotency } = operation;
  const key = idempotency && request.headers.get(idempotency.header);
  if (idempotency === undefined || key === null || key === undefined) return run(undefined);

  const scoped = JSON.stringify([api.facts.name, caller.credential, key]);
  const fingerprint = JSON.stringify([operationId, path, url.search, await digest(body.bytes)]);
  const retention = idempotency.retention === undefined ? Infinity : parseDuration(idempotency.retention);
  const state = keys.begin(scoped, fingerprint, retention);
  switch (state.kind) {
    case "first": {
      try {
        const answer = await run(key);
        if (answer.status >= 500) state.release();
        else state.complete(answer);
        return answer;
      } catch (error) {
        state.release();
        throw error;
      }
    }
    case "replay": {
      const { replayed } = idempotency;
      return replayed === undefined ? state.answer : withHeaders(state.answer, { [replayed.header]: replayed.value });
    }
    case "running":
      return conflict(
        call,
        idempotency.inProgress,
        [409],
        "The first request with this idempotency key is still running.",
      );
    case "reused":
      // The Idempotency-Key draft of the IETF, 2.7.
      return conflict(
        call,
        idempotency.keyReused,
        [422, 409, 400],
        "The idempotency key was used with another request.",
      );
  }
}

/** The documented example with the conflict's reason; else the first example with the reason put into it. */
function conflict(
  { target, number }: ValidCall,
  documented: ConflictFacts | undefined,
  usual: readonly [number, ...number[]],
  sentence: string,
): Answer {
  const { status, reason } = documented ?? { status: firstDocumented(target, usual), reason: "" };
  const because = reason === "" ? sentence : `${reason}: ${sentence}`;
  const found = documentedResponse(target, Number(status), { mentions: reason });
  const texts = leaves(found?.content?.value).filter((leaf) => typeof leaf === "string");
  if (found === undefined || reason === "" || !texts.some((text) => statesReason(text, reason))) {
    return errorResponse(target.api, target, { status: Number(status), because }, number);
  }
  return fillExample(target, found, number);
}

async function digest(bytes: Bytes): Promise<string> {
  if (bytes.length === 0) return "";
  const hash = await crypto.subtle.digest("SHA-256", bytes);
  return Array.from(new Uint8Array(hash), (byte) => byte.toString(16).padStart(2, "0")).join("");
}
