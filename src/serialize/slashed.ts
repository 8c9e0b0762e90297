import { InvalidRequestError } from "../errors.ts";
import type { ParameterWriter } from "./members.ts";
import { encodeSegment } from "./segment.ts";
import { toText } from "./to-text.ts";

/**
 * Writes a path parameter whose values may have slashes, as an example in the document has: `a/b` becomes
 * `a%2Fb`. What is between the slashes must not be empty or a dot segment, for a server or proxy that decodes twice.
 */
export const slashed: ParameterWriter = (name, value) => {
  const text = toText(value);
  if (text === undefined) throw new InvalidRequestError(name, "must be a string, a finite number or a boolean");
  const pieces = text.split("/").map((piece) => encodeSegment(piece, name));
  return pieces.join("%2F");
};
