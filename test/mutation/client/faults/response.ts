import type * as decodeBody from "../../../../src/response/decode-body.ts";
import type * as interpret from "../../../../src/response/interpret.ts";
import type * as result from "../../../../src/response/result.ts";
import { type ClientFault, faultsIn } from "../fault.ts";

const inDecodeBody = faultsIn<typeof decodeBody>("response/decode-body.ts");
const inInterpret = faultsIn<typeof interpret>("response/interpret.ts");
const inResult = faultsIn<typeof result>("response/result.ts");

type Unexpected = ReturnType<typeof interpret.interpretResponse>["unexpected"];

/** Faults in the reading of responses. */
export const responseFaults: readonly ClientFault[] = [
  inResult("toResult", "decides success by the body", (toResult) => (completed) => {
    const outcome = toResult(completed);
    if (outcome.ok || outcome.error === undefined) return outcome;
    const { error: data, ...rest } = outcome;
    return { ...rest, ok: true, data };
  }),
  inResult("toResult", "never says that an answer is a replay", (toResult) => (completed) => {
    return { ...toResult(completed), replayed: false };
  }),
  inInterpret("interpretResponse", "hands out a body of a media type that is not documented", (interpretResponse) => {
    return overlook(interpretResponse, "wrong_media_type", undefined);
  }),
  inInterpret("interpretResponse", "hands out an empty body for a documented one", (interpretResponse) => {
    return overlook(interpretResponse, "empty_body", undefined);
  }),
  inInterpret("interpretResponse", "calls a redirect undocumented and no more", (interpretResponse) => {
    return overlook(interpretResponse, "redirect", "undocumented_status");
  }),
  inDecodeBody("decodeBody", "hands out text where JSON is broken", (decode) => (bytes, mediaType) => {
    try {
      return decode(bytes, mediaType);
    } catch {
      return new TextDecoder().decode(bytes);
    }
  }),
];

function overlook(
  interpretResponse: typeof interpret.interpretResponse,
  from: Unexpected,
  to: Unexpected,
): typeof interpret.interpretResponse {
  return (...args) => {
    const interpreted = interpretResponse(...args);
    return interpreted.unexpected === from ? { ...interpreted, unexpected: to } : interpreted;
  };
}
