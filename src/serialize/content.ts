import { InvalidRequestError } from "../errors.ts";
import { encodeName, encodeReserved, encodeText } from "./encode.ts";
import { toJson } from "./json.ts";
import { type ParameterWriter, toText } from "./members.ts";
import { encodeSegment } from "./segment.ts";

type Place = "path" | "query" | "header" | "cookie";

/** A parameter with `content` of a JSON media type: its value as JSON. */
export function jsonContent(place: Place, allowReserved = false): ParameterWriter {
  return (name, value) => {
    const text = toJson(name, value);
    // A header is ASCII; JSON has escapes for the rest.
    return place === "header" ? text.replaceAll(/[^\x20-\x7e]/g, escapeUnit) : write(place, name, text, allowReserved);
  };
}

/** A parameter with `content` of another media type: its text, as it is given. */
export function textContent(place: Place, allowReserved = false): ParameterWriter {
  return (name, value) => {
    const text = toText(value);
    if (text === undefined) throw new InvalidRequestError(name, "must be a string: its media type is not JSON");
    return place === "header" ? text : write(place, name, text, allowReserved);
  };
}

function write(place: Exclude<Place, "header">, name: string, text: string, allowReserved: boolean): string {
  if (place === "path") return encodeSegment(text, name);
  return `${encodeName(name)}=${allowReserved ? encodeReserved(text, name) : encodeText(text, name)}`;
}

function escapeUnit(unit: string): string {
  return `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`;
}
