import type { EncodingFacts, RequestBodyFacts, RequestContentFacts } from "revokit";
import { essenceOf, isJson } from "revokit/toolkit";
import { type Expression, omitUndefined } from "../source.ts";
import type { Imports } from "./imports.ts";
import { printQueryStyle } from "./writer.ts";

/** A request body, with the writer of each media type. */
export function printBody({ required, content }: RequestBodyFacts, imports: Imports): object {
  const writers = Object.entries(content).map(
    ([type, facts]) => [type, printBodyWriter(type, facts, imports)] as const,
  );
  return { required, content: Object.fromEntries(writers), write: imports.use("chosenBody") };
}

function printBodyWriter(type: string, { encoding = {} }: RequestContentFacts, imports: Imports): Expression {
  const essence = essenceOf(type);
  if (essence.includes("*")) return imports.use("anyBody");
  if (isJson(type)) return imports.use("jsonBody");
  const isForm = essence === "application/x-www-form-urlencoded";
  if (!isForm && !essence.startsWith("multipart/")) return imports.use("rawBody");
  const fields = Object.entries(encoding).map(([name, facts]) => [name, printEncoding(facts, imports)] as const);
  return imports.call(isForm ? "formBody" : "multipartBody", Object.fromEntries(fields));
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
