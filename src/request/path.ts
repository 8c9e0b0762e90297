import type { Operation, Parameter } from "../contract.ts";
import { InvalidRequestError } from "../errors.ts";
import { encodeText } from "../serialize/encode.ts";
import { toText } from "../serialize/members.ts";

/** A path template with its values in place. */
export interface FilledPath {
  readonly path: string;
  /** What the template has behind a question mark; empty where it has none. */
  readonly query: string;
}

/** Fills a path template. Throws an `InvalidRequestError` for a value that can't be written. */
export type PathSerializer = (values: Readonly<Record<string, unknown>>) => FilledPath;

/** Takes a template apart once, so that a call need not. Only what stands in braces is replaced. */
export function compilePath({ path, parameters }: Operation): PathSerializer {
  const parts = path.split(/\{([^{}]+)\}/);
  const literals = parts.filter((_, index) => index % 2 === 0).map(encodeLiteral);
  const names = parts.filter((_, index) => index % 2 === 1);
  const byName = new Map(parameters.filter((each) => each.in === "path").map((each) => [each.name, each]));
  return (values) => {
    const filled = literals.reduce((text, literal, index) => {
      const name = names[index - 1] ?? "";
      return text + writeSegment(name, byName.get(name), values[name]) + literal;
    });
    const mark = filled.indexOf("?");
    return mark < 0 ? { path: filled, query: "" } : { path: filled.slice(0, mark), query: filled.slice(mark + 1) };
  };
}

function writeSegment(name: string, parameter: Parameter | undefined, value: unknown): string {
  if (parameter?.write) return parameter.write(name, value);
  const text = toText(value);
  if (text === undefined) throw new InvalidRequestError(name, "must be a string, a finite number or a boolean");
  return encodeText(text, name);
}

/** Characters that a path holds as they are (RFC 3986, 3.3), and those that are percent-encoded already. */
const LITERAL = /%[0-9a-f]{2}|[\w.~!$&'()*+,;=:@/?-]|./gisu;

/**
 * A literal stays what it is: dots, slashes and percent-encoded characters. A question mark begins the URL's query, as in
 * any URL; what a URL can't hold, and a number sign, which would end it, are encoded.
 */
function encodeLiteral(literal: string): string {
  return literal.replaceAll(LITERAL, (part) =>
    /^(%..|[\w.~!$&'()*+,;=:@/?-])$/s.test(part) ? part : encodeURIComponent(part),
  );
}
