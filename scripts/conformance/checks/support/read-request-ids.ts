import type { RequestIdLocation } from "revokit/runtime";
import { getByPointer, parseJson } from "revokit/toolkit";
import type { Exchange } from "../../runner/exchange.ts";

/** The request ids of an answer: that of its header first, then those of its body. */
export function requestIdsOf(
  { header, pointers = [] }: RequestIdLocation,
  { headers, text }: Exchange,
): readonly string[] {
  const stated = header === undefined ? null : headers.get(header);
  const body = parseJson(text);
  const inBody = pointers.map((pointer) => getByPointer(body, pointer)).filter((value) => typeof value === "string");
  return stated === null ? inBody : [stated, ...inBody];
}

/** The body of an answer without its request id, which a replay may have for itself. */
export function withoutRequestId(location: RequestIdLocation | undefined, answer: Exchange): string {
  const ids = location === undefined ? [] : requestIdsOf(location, answer);
  return ids.reduce((text, id) => (id === "" ? text : text.replaceAll(id, "")), answer.text);
}
