import { isJson } from "../../media-type.ts";
import { encodeText } from "../encode.ts";
import { toJson } from "../json.ts";
import { PairNames } from "../pair-names.ts";
import { toText } from "../to-text.ts";
import type { BodyWriter } from "./body.ts";
import { encodingOf, entriesOf, type FieldEncoding, type FormEncoding, itemsOf } from "./fields.ts";

/**
 * Writes `application/x-www-form-urlencoded`. An array becomes a pair for each item, an object JSON, unless the encoding says
 * otherwise (OpenAPI 3.1, 4.8.14.4 and 4.8.15).
 */
export function formBody(encoding: FormEncoding = {}): BodyWriter {
  return (body, type) => {
    const names = new PairNames();
    const pairs = entriesOf(body, "URLSearchParams").flatMap(([name, value]) => {
      const own = pairsOf(name, value, encodingOf(encoding, name)).filter((pair) => pair !== "");
      for (const pair of own) names.addPairs(name, pair);
      return own;
    });
    return { content: pairs.join("&"), type };
  };
}

function pairsOf(name: string, value: unknown, field: FieldEncoding): string[] {
  if (field.write) return [field.write(name, value).replaceAll("%20", "+")];
  return itemsOf(value).map((item) => `${encode(name, name)}=${encode(textOf(name, item, field), name)}`);
}

function textOf(name: string, value: unknown, { contentType = [] }: FieldEncoding): string {
  const text = contentType.some(isJson) ? undefined : toText(value);
  return text ?? toJson(name, value);
}

/** A space is a plus sign here (WHATWG URL, 5.2). */
function encode(text: string, name: string): string {
  return encodeText(text, name).replaceAll("%20", "+");
}
