import type { Oas3Example, Oas3MediaType } from "@redocly/openapi-core";
import { dereference, type OpenApiDocument, type Schema } from "../document.ts";
import { sample } from "../sample.ts";
import type { Direction } from "../schemas/map-document.ts";

/** What can have examples: a parameter, a header, a media type. */
export type WithExamples = Pick<Oas3MediaType, "example" | "examples" | "schema">;

/** The first example of each holder that has one. */
export function firstOfEach(
  document: OpenApiDocument,
  holders: readonly (readonly [string, WithExamples])[],
): Record<string, unknown> {
  return firstsOf(holders, (holder) => examplesOf(document, holder));
}

/** The first example of each holder, or a sample. */
export function firstOrSampleOfEach(
  document: OpenApiDocument,
  holders: readonly (readonly [string, WithExamples])[],
): Record<string, unknown> {
  return firstsOf(holders, (holder, name) => examplesOrSample(document, holder, "request", name));
}

/** The examples of a holder by name; where it has none, a sample under the name `sample`. */
export function examplesOrSample(
  document: OpenApiDocument,
  holder: WithExamples,
  direction: Direction = "response",
  name?: string,
): [string, unknown][] {
  const own = examplesOf(document, holder);
  if (own.length > 0) return own;
  const sampled = sample(document, holder.schema, direction, name);
  return sampled === undefined ? [] : [["sample", sampled]];
}

function firstsOf(
  holders: readonly (readonly [string, WithExamples])[],
  examples: (holder: WithExamples, name: string) => readonly [string, unknown][],
): Record<string, unknown> {
  return Object.fromEntries(
    holders.flatMap(([name, holder]) =>
      examples(holder, name)
        .slice(0, 1)
        .map(([, value]) => [name, value]),
    ),
  );
}

/** Named examples go before the lone one, and both before the schema's own. */
function examplesOf(document: OpenApiDocument, { example, examples, schema }: WithExamples): [string, unknown][] {
  if (examples) {
    return Object.entries(examples).flatMap(([name, reference]): [string, unknown][] => {
      const { value, dataValue = value } = dereference<Oas3Example>(document, reference);
      return dataValue === undefined ? [] : [[name, dataValue]];
    });
  }
  if (example !== undefined) return [["default", example]];
  const own = schema && ownExample(dereference<Schema>(document, schema));
  return own === undefined ? [] : [["default", own]];
}

function ownExample(schema: Schema): unknown {
  if ("examples" in schema && schema.examples) return schema.examples[0];
  return schema.example;
}
