import type { Check } from "../checks/check.ts";
import { codeUnits } from "../control-characters.ts";
import { InvalidRequestError } from "../errors.ts";
import { encodeText } from "./encode.ts";
import { encodeName, encodeReserved } from "./encode-query.ts";
import { toJson } from "./json.ts";
import type { ParameterWriter } from "./members.ts";
import { toText } from "./to-text.ts";
import { encodeSegment } from "./segment.ts";

type Place = "path" | "query" | "cookie";

/** A parameter with `content` of a JSON media type: its value as JSON. */
export function jsonContent(place: Place, allowReserved = false): ParameterWriter {
  return (name, value) => write(place, name, toJson(name, value), allowReserved);
}

/** A header with `content` of a JSON media type: its value as JSON, or given text unchanged. */
export function jsonHeader(check?: Check): ParameterWriter {
  return (name, value) => {
    if (typeof value === "string" && check?.is(value) === false) return value;
    // A header is ASCII; JSON has escapes for the rest.
    return toJson(name, value).replaceAll(/[^\x20-\x7e]/g, codeUnits);
  };
}

/** A parameter with `content` of another media type: the given text. */
export function textContent(place: Place, allowReserved = false): ParameterWriter {
  return (name, value) => write(place, name, assertText(name, value), allowReserved);
}

/** A parameter that is the whole query (OpenAPI 3.2, `in: querystring`) as JSON. */
export const jsonQuery: ParameterWriter = (name, value) => encodeText(toJson(name, value), name);

/** A parameter that is the whole query in another media type: the given text. */
export const textQuery: ParameterWriter = (name, value) => encodeText(assertText(name, value), name);

/** A header with `content` of another media type than JSON: the given text. */
export const textHeader: ParameterWriter = assertText;

function assertText(name: string, value: unknown): string {
  const text = toText(value);
  if (text === undefined) throw new InvalidRequestError(name, "must be a string: its media type is not JSON");
  return text;
}

function write(place: Place, name: string, text: string, allowReserved: boolean): string {
  if (place === "path") return encodeSegment(text, name);
  return `${encodeName(name)}=${allowReserved ? encodeReserved(text, name) : encodeText(text, name)}`;
}
