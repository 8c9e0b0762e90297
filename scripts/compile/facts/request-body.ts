import type { Oas3Encoding, Oas3MediaType, Oas3RequestBody } from "@redocly/openapi-core";
import type { EncodingFacts, RequestBodyFacts } from "revokit";
import type { OpenApiDocument } from "../document.ts";
import { omitUndefined } from "../source.ts";
import { compileBodySchema } from "./schema.ts";
import { compileXml } from "./xml.ts";

/** A request body with the encodings of its forms. */
export function compileRequestBody(
  document: OpenApiDocument,
  { required = false, content }: Oas3RequestBody,
): RequestBodyFacts {
  const entries = Object.entries<Oas3MediaType>(content).map(([mediaType, { schema, encoding }]) => [
    mediaType,
    omitUndefined({
      schema: compileBodySchema(document, mediaType, schema),
      xml: compileXml(document, mediaType, schema),
      encoding: encoding && compileEncoding(encoding),
    }),
  ]);
  return { required, content: Object.fromEntries(entries) };
}

function compileEncoding(encoding: Readonly<Record<string, Oas3Encoding>>): Record<string, EncodingFacts> {
  return Object.fromEntries(
    Object.entries(encoding).map(([name, { contentType, style, explode, allowReserved }]) => [
      name,
      omitUndefined({ contentType, style, explode, allowReserved }),
    ]),
  );
}
