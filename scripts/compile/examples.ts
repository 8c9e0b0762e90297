import type {
  Oas3Example,
  Oas3Header,
  Oas3MediaType,
  Oas3Parameter,
  Oas3RequestBody,
  Oas3Response,
} from "@redocly/openapi-core";
import type { Examples, OperationExamples, ResponseExamples } from "revokit";
import { dereference, locateOperations, type OpenApiDocument, type Schema } from "./document.ts";
import { sample } from "./sample.ts";
import { omitUndefined, toSource } from "./source.ts";

type WithExamples = Pick<Oas3MediaType, "example" | "examples" | "schema">;

/** The examples that `generated/<api>/examples.ts` holds. */
export function compileExamples(document: OpenApiDocument): Examples {
  return Object.fromEntries(
    locateOperations(document).map(({ id, operation, parameters }): [string, OperationExamples] => {
      const body = operation.requestBody && dereference<Oas3RequestBody>(document, operation.requestBody);
      return [
        id,
        omitUndefined({
          parameters: firstOfEach(
            document,
            parameters.map((parameter): [string, Oas3Parameter] => [parameter.name, parameter]),
          ),
          requestBody: body && firstOfEach(document, Object.entries(body.content)),
          responses: Object.fromEntries(
            Object.entries(operation.responses).map(([status, response]) => [
              status,
              compileResponse(document, response),
            ]),
          ),
        }),
      ];
    }),
  );
}

/** The source of `generated/<api>/examples.ts`; `runtime` is the module that its type comes from. */
export function printExamples(examples: Examples, runtime: string): string {
  return `import type { Examples } from ${JSON.stringify(runtime)};

/** The examples of the spec, keyed by operationId. */
export const examples = ${toSource(examples)} as const satisfies Examples;
`;
}

/** A response without an example gets a sample, for a mock to answer with. */
function compileResponse(document: OpenApiDocument, reference: Oas3Response): ResponseExamples {
  const { headers = {}, content = {} } = dereference<Oas3Response>(document, reference);
  return {
    headers: firstOfEach(
      document,
      Object.entries(headers).map(([name, header]) => [name, dereference<Oas3Header>(document, header)]),
    ),
    content: Object.fromEntries(
      Object.entries(content).map(([mediaType, holder]) => [
        mediaType,
        Object.fromEntries(examplesOrSample(document, holder)),
      ]),
    ),
  };
}

/** The first example of each holder that has one. */
function firstOfEach(
  document: OpenApiDocument,
  holders: readonly (readonly [string, WithExamples])[],
): Record<string, unknown> {
  return Object.fromEntries(
    holders.flatMap(([name, holder]) =>
      examplesOf(document, holder)
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

function examplesOrSample(document: OpenApiDocument, holder: WithExamples): [string, unknown][] {
  const own = examplesOf(document, holder);
  if (own.length > 0) return own;
  const sampled = sample(document, holder.schema);
  return sampled === undefined ? [] : [["sample", sampled]];
}

function ownExample(schema: Schema): unknown {
  if ("examples" in schema && schema.examples) return schema.examples[0];
  return schema.example;
}
