import type { Oas3MediaType, Oas3Response } from "@redocly/openapi-core";
import { essenceOf } from "revokit/toolkit";
import { dereference, locateOperations, type OpenApiDocument, resolvePointer } from "./document.ts";
import {
  isKeywords,
  isSchema,
  type JsonSchema,
  referenceOf,
  schemaAt,
  schemaMapAt,
  schemasAt,
} from "./schemas/json-schema.ts";

/**
 * The schema of the events' data, by the operationId of each operation that answers with a stream of events, in a
 * document returned by `normalizeSchemas`: from `itemSchema` (OpenAPI 3.2), which describes an event, or from `schema`,
 * with which earlier documents describe the data.
 */
export function eventData(document: OpenApiDocument): Map<string, JsonSchema> {
  const found = locateOperations(document).flatMap(({ id, operation }): [string, JsonSchema][] => {
    const successes = Object.entries(operation.responses).filter(([status]) => status.startsWith("2"));
    const described = successes.flatMap(([, response]) =>
      Object.entries(dereference<Oas3Response>(document, response).content ?? {})
        .filter(([mediaType]) => essenceOf(mediaType) === "text/event-stream")
        .flatMap(([, holder]) => dataIn(document, holder)),
    );
    const [first, ...others] = described;
    return first === undefined ? [] : [[id, others.length === 0 ? first : { anyOf: described }]];
  });
  return new Map(found);
}

function dataIn(document: OpenApiDocument, { schema, itemSchema }: Oas3MediaType): JsonSchema[] {
  if (isSchema(itemSchema)) return [dataOf(document, itemSchema)];
  return isSchema(schema) && !isText(document, schema) ? [schema] : [];
}

/** The data of an event: its `contentSchema` if the text is JSON. For alternatives, the data of each. */
function dataOf(document: OpenApiDocument, event: JsonSchema): JsonSchema {
  const own = follow(document, event);
  if (!isKeywords(own)) return own;
  const alternatives = ["oneOf", "anyOf"].flatMap((keyword) => schemasAt(own, keyword));
  if (alternatives.length > 0) return { anyOf: alternatives.map((each) => dataOf(document, each)) };
  const [data] = schemaMapAt(own, "properties").flatMap(([name, member]) => (name === "data" ? [member] : []));
  if (data === undefined) return event;
  const text = follow(document, data);
  return (isKeywords(text) ? schemaAt(text, "contentSchema") : undefined) ?? data;
}

/** The text of a whole stream, whose items are not described. */
function isText(document: OpenApiDocument, schema: JsonSchema): boolean {
  const own = follow(document, schema);
  return isKeywords(own) && own["type"] === "string";
}

function follow(document: OpenApiDocument, schema: JsonSchema): JsonSchema {
  const reference = referenceOf(schema);
  const target = reference === undefined ? schema : resolvePointer(document, reference);
  return isSchema(target) ? target : true;
}
