import { getByPointer } from "../../json-pointer.ts";
import { withAt } from "../json.ts";
import type { MockApi } from "../mock-api.ts";
import type { DocumentedResponse } from "./documented-response.ts";

/** A body with a request id in the documented places. */
export function withRequestId(api: MockApi, body: unknown, requestId: string): unknown {
  const pointers = api.facts.requestId?.pointers ?? [];
  return pointers.reduce((json, pointer) => withAt(json, pointer, requestId), body);
}

/** An id in the form of the documented one, ending in the request's number. */
export function freshRequestId(
  { facts }: MockApi,
  { headers, content }: DocumentedResponse,
  requestNumber: number,
): string {
  const { header = "", pointers = [] } = facts.requestId ?? {};
  const examples = [headers[header], ...pointers.map((pointer) => getByPointer(content?.value, pointer))];
  const example = examples.find((value) => typeof value === "string") ?? "";
  return example.replace(/[0-9A-Za-z]{1,10}$/, ({ length }) =>
    String(requestNumber).padStart(length, "0").slice(-length),
  );
}
