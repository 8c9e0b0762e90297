import type { EncodingFacts, RequestBodyFacts, RequestContentFacts } from "revokit";
import { essenceOf, isForm, isJson, textFirst } from "revokit/toolkit";
import { type Expression, omitUndefined } from "../source.ts";
import type { Imports } from "./imports.ts";
import { printQueryStyle } from "./writer.ts";

/** A request body, with the writer of each media type. */
export function printBody({ required, content }: RequestBodyFacts, imports: Imports): object {
  const writers = textFirst(content).map(([type, facts]) => [type, printBodyWriter(type, facts, imports)] as const);
  return { required, content: Object.fromEntries(writers), write: imports.use("chosenBody") };
}

function printBodyWriter(type: string, { encoding = {} }: RequestContentFacts, imports: Imports): Expression {
  const essence = essenceOf(type);
  if (essence.includes("*")) return imports.use("anyBody");
  if (isJson(type)) return imports.use("jsonBody");
  if (!isForm(type)) return imports.use("rawBody");
  const isMultipart = essence.startsWith("multipart/");
  const fields = Object.entries(encoding).map(([name, { allowReserved, ...facts }]) => {
    // Parts are not percent-encoded (OpenAPI 3.1, 4.8.15).
    const own = isMultipart || allowReserved === undefined ? facts : { ...facts, allowReserved };
    return [name, printEncoding(own, imports)] as const;
  });
  return imports.call(isMultipart ? "multipartBody" : "formBody", Object.fromEntries(fields));
}

/** `style`, `explode` and `allowReserved` override `contentType` (OpenAPI 3.1, 4.8.15.1.1). */
function printEncoding({ contentType, style, explode, allowReserved }: EncodingFacts, imports: Imports): object {
  if (style === undefined && explode === undefined && allowReserved === undefined) {
    return omitUndefined({ contentType: contentType?.split(",").map((type) => type.trim()) });
  }
  const filled = style ?? "form";
  return {
    write: printQueryStyle(
      { style: filled, explode: explode ?? filled === "form", ...(allowReserved !== undefined && { allowReserved }) },
      imports,
    ),
  };
}
