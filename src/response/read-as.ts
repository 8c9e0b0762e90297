import type { ParseAs } from "openapi-fetch";
import { mediaTypeOf } from "./decode-body.ts";
import type { InterpretedResponse } from "./interpret.ts";

const utf8 = new TextDecoder();

/** A success's body in the form that openapi-fetch's `parseAs` names. */
export function readAs(parseAs: ParseAs, { response, bytes, body }: InterpretedResponse): unknown {
  if (body === undefined) return undefined;
  switch (parseAs) {
    case "text":
      return utf8.decode(bytes);
    case "blob":
      return new Blob([bytes], { type: mediaTypeOf(response.headers) });
    case "arrayBuffer":
      return bytes.slice().buffer;
    case "stream":
      return body instanceof ReadableStream ? body : new Blob([bytes]).stream();
    case "json":
      return body;
  }
}
