import type * as classify from "../../../../src/transport/classify.ts";
import type * as classifyError from "../../../../src/node/classify-error.ts";
import type * as httpMethods from "../../../../src/transport/http-methods.ts";
import type * as outcome from "../../../../src/transport/outcome.ts";
import { type ClientFault, faultsIn } from "../fault.ts";

const inClassify = faultsIn<typeof classify>("transport/classify.ts");
const inClassifyError = faultsIn<typeof classifyError>("node/classify-error.ts");
const inHttpMethods = faultsIn<typeof httpMethods>("transport/http-methods.ts");
const inOutcome = faultsIn<typeof outcome>("transport/outcome.ts");

/** Faults in the classification of attempts. */
export const classificationFaults: readonly ClientFault[] = [
  inOutcome("outcomeOf", "reports a possibly applied call as rejected", (outcomeOf) => (attempts) => {
    const found = outcomeOf(attempts);
    return found === "unknown" ? "rejected" : found;
  }),
  inOutcome("outcomeOf", "reports a success after a lost answer as unknown", (outcomeOf) => (attempts) => {
    return attempts.includes("maybe") ? "unknown" : outcomeOf(attempts);
  }),
  inOutcome("outcomeOf", "reports a throttled call as not sent", (outcomeOf) => (attempts) => {
    return outcomeOf(attempts.filter((attempt) => attempt !== "throttled"));
  }),
  inOutcome("outcomeOf", "lets the last attempt decide", (outcomeOf) => (attempts) => outcomeOf(attempts.slice(-1))),

  whereStatus("takes a redirect for a success", (status) => status >= 300 && status < 310, {
    class: "applied",
    retry: false,
  }),
  whereStatus("does not try again after 429", (status) => status === 429, { class: "throttled", retry: false }),
  whereStatus("tries again after 501", (status) => status === 501, { class: "maybe", retry: true }),
  whereStatus("reports a 303 as having no effect", (status) => status === 303, { class: "rejected", retry: false }),
  whereStatus("reports a 408 as having no effect", (status) => status === 408, { class: "rejected", retry: false }),
  inConflict("takes every conflict for a request that is still running", () => ({ class: "maybe", retry: true })),
  inConflict("gives up on a request that is still running", (classification) =>
    classification.class === "maybe" ? { class: "rejected", retry: false } : classification,
  ),
  inConflict(
    "takes any word that contains the reason for the reason",
    (classification, { body }, { reason }): outcome.Classification =>
      JSON.stringify(body ?? "").includes(reason) ? { class: "maybe", retry: true } : classification,
  ),

  inClassifyError("classifyError", "reports a refused connection as possibly delivered", (original) => (error) => {
    const { cause }: { readonly cause?: unknown } = Object(error);
    return [error, cause].some((each) => Reflect.get(Object(each), "code") === "ECONNREFUSED")
      ? { class: "maybe", retry: true }
      : original(error);
  }),
  inClassifyError("classifyError", "reports a reset as never sent", (original) => (error) => {
    const found = original(error);
    return found.class === "maybe" ? { class: "not_sent", retry: true } : found;
  }),
  inClassifyError("classifyError", "tries again with a wrong certificate", (original) => (error) => {
    return { ...original(error), retry: true };
  }),
  inHttpMethods("isIdempotent", "never repeats a DELETE", (isIdempotent) => (method) => {
    return method !== "DELETE" && isIdempotent(method);
  }),
];

function whereStatus(
  name: string,
  isMeant: (status: number) => boolean,
  classification: outcome.Classification,
): ClientFault {
  return inClassify("classifyResponse", name, (classifyResponse) => (interpreted, sent) => {
    return isMeant(interpreted.response.status) ? classification : classifyResponse(interpreted, sent);
  });
}

type Response = Parameters<typeof classify.classifyResponse>[0];
type Conflict = { readonly status: string; readonly reason: string };

/** A fault in the classification of a "key in progress" response. */
function inConflict(
  name: string,
  change: (right: outcome.Classification, response: Response, conflict: Conflict) => outcome.Classification,
): ClientFault {
  return inClassify("classifyResponse", name, (classifyResponse) => (interpreted, sent) => {
    const right = classifyResponse(interpreted, sent);
    const conflict = sent.operation.idempotency?.inProgress;
    if (conflict === undefined || String(interpreted.response.status) !== conflict.status) return right;
    return change(right, interpreted, conflict);
  });
}
