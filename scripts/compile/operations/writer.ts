import type { ParameterFacts, SchemaFacts } from "revokit";
import { isJson } from "revokit/toolkit";
import { type Expression, omitUndefined } from "../source.ts";
import type { Imports } from "./imports.ts";

type Style = Pick<ParameterFacts, "style" | "explode" | "allowReserved">;

/** The writer of a parameter; undefined if the client's default for strings, numbers and booleans is enough. */
export function printWriter(
  parameter: ParameterFacts,
  check: Expression | undefined,
  imports: Imports,
): Expression | undefined {
  const { in: place, style, explode, allowReserved, hasSlashes, content, schema } = parameter;
  if (content !== undefined) {
    const isJsonContent = isJson(content);
    if (style === "querystring") return imports.use(isJsonContent ? "jsonQuery" : "textQuery");
    if (place === "header") {
      return isJsonContent ? imports.call("jsonHeader", ...(check ? [check] : [])) : imports.use("textHeader");
    }
    const writer = isJsonContent ? "jsonContent" : "textContent";
    return allowReserved ? imports.call(writer, place, true) : imports.call(writer, place);
  }
  const exploded = explode ? { explode } : {};
  switch (place) {
    case "cookie":
      if (style === "cookie") return imports.call("cookieStyle", explode ? {} : { explode });
      return printQueryStyle(parameter, imports);
    case "query":
      return printQueryStyle(parameter, imports);
    case "header":
      return mayBeComposite(schema) ? imports.call("headerSimple", exploded) : undefined;
    case "path":
      if (style === "label" || style === "matrix") return imports.call(style, exploded);
      if (mayBeComposite(schema)) return imports.call("simple", exploded);
      return hasSlashes ? imports.use("slashed") : undefined;
  }
}

/** The writer of a query style, for a parameter or a property of a form. */
export function printQueryStyle({ style, explode, allowReserved }: Style, imports: Imports): Expression {
  const reserved = allowReserved === true ? { allowReserved } : {};
  switch (style) {
    case "deepObject":
      return imports.call(style, reserved);
    case "spaceDelimited":
    case "pipeDelimited":
      return imports.call(style, { ...(explode && { explode }), ...reserved });
    default:
      return imports.call("form", omitUndefined({ explode: explode ? undefined : false, ...reserved }));
  }
}

/** Whether a value may be an array or an object. */
export function mayBeComposite({ type, enum: values, anyOf }: SchemaFacts): boolean {
  if (values !== undefined) return values.some((value) => Object(value) === value);
  if (type !== undefined) return type.includes("array") || type.includes("object");
  return anyOf === undefined || anyOf.some(mayBeComposite);
}
