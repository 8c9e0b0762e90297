import type { Oas3Parameter } from "@redocly/openapi-core";
import type { ParameterFacts } from "revokit";
import { DocumentError, type OpenApiDocument } from "../document.ts";
import { omitUndefined } from "../source.ts";
import { isInferred } from "./inferred.ts";
import { contentOf, hasSlashes } from "./parameter-values.ts";
import { compileSchema } from "./schema.ts";

/** A parameter, with the defaults of its style filled in (OpenAPI 3.1, 4.8.12.2). */
export function compileParameter(document: OpenApiDocument, parameter: Oas3Parameter, pointer: string): ParameterFacts {
  const { name, in: place, required = false, allowReserved, schema } = parameter;
  if (place === undefined) {
    throw new DocumentError(`The parameter "${name}" is in no place: path, query, header or cookie.`, pointer);
  }
  const style = styleOf(parameter);
  const content = contentOf(parameter);
  const facts = compileSchema(document, schema ?? content?.[1].schema);
  return omitUndefined({
    name,
    in: place === "querystring" ? "query" : place,
    required,
    style,
    explode: parameter.explode ?? (style === "form" || style === "cookie"),
    allowReserved,
    hasSlashes: (place === "path" && hasSlashes(document, parameter, facts)) || undefined,
    content: content?.[0],
    schema: facts,
    isInferred: isInferred(parameter) || undefined,
  });
}

function styleOf({ in: place, style }: Oas3Parameter): string {
  if (place === "querystring") return place;
  return style ?? (place === "query" || place === "cookie" ? "form" : "simple");
}
