import type { OpenApiDocument, Schema } from "./document.ts";
import { Judge } from "./samples/judge.ts";
import { Sampler } from "./samples/sampler.ts";
import { checksOf } from "./validators/checks.ts";
import { isSchema, type JsonSchema } from "./schemas/json-schema.ts";
import type { Direction } from "./schemas/map-document.ts";

type Samplers = Readonly<Record<Direction, Sampler>> & {
  readonly judge: Judge;
  /** The samples, by all that they depend on: many operations refer to the same schema. */
  readonly known: Map<string, unknown>;
};

/** One per document, since creating it takes longer than a sample. */
const samplers = new WeakMap<OpenApiDocument, Samplers>();

/**
 * A value that satisfies a schema of a document returned by `normalizeSchemas`: composed of the document's own examples
 * and of plausible values. It is reproducible, and its generated validator has accepted it.
 * @param direction whether it is in a request or a response: a response has no `writeOnly` properties, a request no
 *   `readOnly` ones
 * @param name the value's name, used for texts. Default: none.
 * @returns undefined if no valid value is found within the bounds of the search
 */
export function sample(
  document: OpenApiDocument,
  schema: Schema | JsonSchema | undefined,
  direction: Direction = "response",
  name = "",
): unknown {
  const { known, [direction]: sampler } = samplersOf(document);
  const key = JSON.stringify([direction, name, schema]);
  if (!known.has(key)) known.set(key, sampler.sample(isSchema(schema) ? schema : true, name));
  return known.get(key);
}

/** Whether a value is valid by the validator that is generated for a schema. */
export function isValid(document: OpenApiDocument, schema: Schema | JsonSchema | undefined, value: unknown): boolean {
  return samplersOf(document).judge.accepts(isSchema(schema) ? schema : true, value);
}

function samplersOf(document: OpenApiDocument): Samplers {
  const known = samplers.get(document) ?? prepare(document);
  samplers.set(document, known);
  return known;
}

function prepare(document: OpenApiDocument): Samplers {
  const checks = checksOf(document);
  const references = new Map(checks.models.map(({ reference, own }): [string, JsonSchema] => [reference, own.schema]));
  const judge = new Judge(checks);
  return {
    judge,
    known: new Map(),
    request: new Sampler(references, judge, "request"),
    response: new Sampler(references, judge, "response"),
  };
}
