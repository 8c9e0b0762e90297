import type { Oas3Example, Oas3MediaType } from "@redocly/openapi-core";
import { isJson, isObject } from "revokit/toolkit";
import { dereference, type OpenApiDocument, type Schema } from "../document.ts";
import { isValid, sample } from "../sample.ts";
import { freeName } from "../identifiers.ts";
import type { Direction } from "../schemas/map-document.ts";

/** An object with examples: a parameter, a header, a media type. */
export interface WithExamples extends Pick<Oas3MediaType, "example" | "examples" | "schema"> {
  /** Of a body. */
  readonly mediaType?: string;
}

type Holders = readonly (readonly [string, WithExamples])[];

/** The first valid example of each object that has one. */
export function firstOfEach(document: OpenApiDocument, holders: Holders): Record<string, unknown> {
  return firstsOf(holders, (holder) => validExamplesOf(document, holder));
}

/** The first valid example of each object, or a sample. */
export function firstOrSampleOfEach(document: OpenApiDocument, holders: Holders): Record<string, unknown> {
  return firstsOf(holders, (holder, name) => examplesOrSample(document, holder, "request", name));
}

/**
 * An object's examples by name, valid ones first. If none is valid, a sample named `sample` comes before them, or
 * `sample2` if one of them has that name. A body
 * that is neither JSON nor a form is text or bytes, and its example is used unchanged.
 */
export function examplesOrSample(
  document: OpenApiDocument,
  holder: WithExamples,
  direction: Direction = "response",
  name?: string,
): [string, unknown][] {
  const own = examplesOf(document, holder);
  const valid = validExamplesOf(document, holder);
  const others = own.filter(([key]) => !valid.some(([each]) => each === key));
  if (valid.length > 0) return [...valid, ...others];
  const sampled = sample(document, holder.schema, direction, name);
  if (sampled !== undefined) return [[freeName("sample", new Set(own.map(([key]) => key))), sampled], ...own];
  return isOpaque(holder) && own.length === 0 ? [["sample", "sample"]] : own;
}

function validExamplesOf(document: OpenApiDocument, holder: WithExamples): [string, unknown][] {
  const own = examplesOf(document, holder);
  return isOpaque(holder) ? own : own.filter(([, value]) => isValid(document, holder.schema, value));
}

/** Whether a body is text or bytes. */
function isOpaque({ mediaType }: WithExamples): boolean {
  return mediaType !== undefined && !isJson(mediaType) && !/^(multipart\/|application\/x-www-form-)/i.test(mediaType);
}

function firstsOf(
  holders: Holders,
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

/** The document's own examples. Named ones are preferred to a lone one, and both to the schema's. */
export function examplesOf(
  document: OpenApiDocument,
  { example, examples, schema }: WithExamples,
): [string, unknown][] {
  // A schema has a list of examples; some documents use a list elsewhere too.
  if (Array.isArray(examples)) return examples.map((value: unknown, index) => [String(index + 1), value]);
  if (examples) {
    return Object.entries(examples).flatMap(([name, reference]): [string, unknown][] => {
      if (!isObject(reference)) return [];
      const { value, dataValue = value } = dereference<Oas3Example>(document, reference);
      return dataValue === undefined ? [] : [[name, dataValue]];
    });
  }
  if (example !== undefined) return [["default", example]];
  // In OpenAPI 3.1 a schema may be true or false, also as the target of a reference.
  const described = isObject(schema) ? dereference<Schema>(document, schema) : undefined;
  const own = isObject(described) ? ownExample(described) : undefined;
  return own === undefined ? [] : [["default", own]];
}

function ownExample(schema: Schema): unknown {
  if ("examples" in schema) return schema.examples[0];
  return schema.example;
}
