import type { Oas3Header, Oas3Response } from "@redocly/openapi-core";
import type { ResponseFacts } from "revokit";
import { isJson, isObject, isXml } from "revokit/toolkit";
import { dereference, type OpenApiDocument } from "../document.ts";
import { omitUndefined } from "../source.ts";
import { examplesOrSample, firstOfEach, firstOrSampleOfEach } from "./examples.ts";
import { inferredPointers, isInferred } from "./inferred.ts";
import { compileLinks } from "./links.ts";
import { compileBodySchema } from "./schema.ts";
import { compileXml } from "./xml.ts";

/** The facts of a response: its headers, media types, examples and links. */
export function compileResponse(document: OpenApiDocument, response: Oas3Response): ResponseFacts {
  const { headers = {}, content = {}, links = {} } = response;
  return omitUndefined({
    headers: compileHeaders(
      document,
      Object.entries(headers).map(([name, header]) => [name, dereference<Oas3Header>(document, header)]),
    ),
    content: Object.fromEntries(
      Object.entries(content).map(([mediaType, holder]) => [
        mediaType,
        omitUndefined({
          schema: isXml(mediaType) ? compileBodySchema(document, mediaType, holder.schema) : undefined,
          xml: compileXml(document, mediaType, holder.schema),
          examples: Object.fromEntries(
            examplesOrSample(document, {
              ...(holder.itemSchema && { schema: holder.itemSchema }),
              ...holder,
              mediaType,
            }),
          ),
          inferred: orNothing(inferredPointers(document, holder.schema)),
        }),
      ]),
    ),
    links: compileLinks(document, links),
    isInferred: isInferred(response) || undefined,
  });
}

function orNothing(list: readonly string[]): readonly string[] | undefined {
  return list.length === 0 ? undefined : list;
}

/** A sample is used only for a required header. */
function compileHeaders(
  document: OpenApiDocument,
  headers: readonly (readonly [string, Oas3Header])[],
): Record<string, unknown> {
  const holders = headers.map(
    ([name, header]) => [name, { ...Object.values(header.content ?? {})[0], ...header }] as const,
  );
  const required = holders.filter(([, header]) => header.required);
  const found = { ...firstOrSampleOfEach(document, required), ...firstOfEach(document, holders) };
  return Object.fromEntries(
    headers.flatMap(([name, header]) => (Object.hasOwn(found, name) ? [[name, writeHeader(header, found[name])]] : [])),
  );
}

/** A header's value as its text, unless the style `simple` without explode writes it. */
function writeHeader({ content, explode = false }: Oas3Header, value: unknown): unknown {
  const [mediaType] = Object.keys(content ?? {});
  if (mediaType !== undefined && isJson(mediaType)) return JSON.stringify(value);
  if (!explode || !isObject(value) || Array.isArray(value)) return value;
  return Object.entries(value)
    .map(([key, member]) => `${key}=${String(member)}`)
    .join(",");
}
