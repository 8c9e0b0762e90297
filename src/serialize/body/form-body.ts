import { isJson } from "../../media-type.ts";
import { encodeText } from "../encode.ts";
import { toJson } from "../json.ts";
import { isPlainObject } from "../members.ts";
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
    const isWritten = !isPlainObject(body);
    const pairs = entriesOf(body, "URLSearchParams").flatMap(([name, value]) => {
      const own = pairsOf(name, value, encodingOf(encoding, name), isWritten).filter((pair) => pair !== "");
      for (const pair of own) names.addPairs(name, pair);
      return own;
    });
    return { content: pairs.join("&"), type };
  };
}

/** @param isWritten whether a text is sent unchanged */
function pairsOf(name: string, value: unknown, field: FieldEncoding, isWritten: boolean): string[] {
  if (field.write) return [field.write(name, value).replaceAll("%20", "+")];
  const isPlain = isWritten || !field.contentType?.some(isJson);
  const textOf = (item: unknown) => (isPlain ? toText(item) : undefined) ?? toJson(name, item);
  return itemsOf(value).map((item) => `${encode(name, name)}=${encode(textOf(item), name)}`);
}

/** A space is a plus sign here (WHATWG URL, 5.2). */
function encode(text: string, name: string): string {
  return encodeText(text, name).replaceAll("%20", "+");
}
