import type { RequestIdLocation } from "../contract.ts";
import { getByPointer } from "../json-pointer.ts";
import type { InterpretedResponse } from "../response/response-types.ts";
import { type Confidential, reveals } from "./reveals.ts";

/** It comes from outside and ends up in messages and logs. */
const REQUEST_ID = /^[\w.:-]{1,128}$/;

/**
 * Finds the id to quote to the API's support, in the places that the document names. A server or a proxy may echo
 * anything there: an id that reveals a credential or a value of the call is dropped.
 */
export function findRequestId(
  { header, pointers = [] }: RequestIdLocation,
  { response, body }: InterpretedResponse,
  confidential: Confidential,
): string | undefined {
  const isFit = (value: unknown): value is string =>
    typeof value === "string" &&
    REQUEST_ID.test(value) &&
    (isChosen(value, header, confidential) || !reveals(value, confidential));
  const stated = header === undefined ? null : response.headers.get(header);
  return isFit(stated) ? stated : pointers.map((pointer) => getByPointer(body, pointer)).find(isFit);
}

/** Whether the caller sent the id in the same header, to find the call in the logs of both sides. */
function isChosen(value: string, header: string | undefined, { request: { headers = [] } }: Confidential): boolean {
  return headers.some((source) =>
    Object.entries(source ?? {}).some(([name, each]) => each === value && name.toLowerCase() === header?.toLowerCase()),
  );
}
