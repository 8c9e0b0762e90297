import type { ParseAs } from "openapi-fetch";
import { mediaTypeOf } from "./decode-body.ts";
import { isStream } from "./is-stream.ts";
import type { InterpretedResponse } from "./response-types.ts";

/** A success's body in the form that openapi-fetch's `parseAs` names. */
export function readAs(parseAs: ParseAs, { response, bytes, body }: InterpretedResponse): unknown {
  if (parseAs === "json" || body === undefined || isStream(body)) return body;
  const read = new Response(bytes, { headers: { "content-type": mediaTypeOf(response.headers) } });
  return parseAs === "stream" ? read.body : read[parseAs]();
}
