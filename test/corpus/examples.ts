import { AjvJudge } from "../support/ajv-judge.ts";
import { isSchema, type JsonSchema } from "../../scripts/compile/schemas/json-schema.ts";
import {
  dereference,
  type LocatedOperation,
  locateOperations,
  type OpenApiDocument,
} from "../../scripts/compile/document.ts";
import type { Generated } from "./calls.ts";

/** How many of the document's examples that Ajv calls valid the generated validators accept; Ajv judges the samples too. */
export interface Examples {
  readonly valid: number;
  readonly accepted: number;
  /** The first few that were not accepted, and the first few samples that Ajv does not accept. */
  readonly refused: readonly string[];
}

/**
 * Checks the validators against the examples of response bodies.
 * @param normalized the document, as \`readNormalized\` returns it
 */
export function checkExamples(normalized: OpenApiDocument, { facts, validators }: Generated): Examples {
  const schemas = Object.entries(normalized.components?.schemas ?? {}).filter(
    (entry): entry is [string, JsonSchema & object] => isSchema(entry[1]),
  );
  const judge = new AjvJudge(Object.fromEntries(schemas));
  let valid = 0;
  let accepted = 0;
  const refused: string[] = [];
  for (const { id, operation } of locateOperations(normalized)) {
    for (const [status, { content }] of Object.entries(facts.operations[id]?.responses ?? {})) {
      for (const [mediaType, { examples }] of Object.entries(content)) {
        const validate = validators?.[id]?.responses[status]?.content[mediaType];
        const schema = schemaOf(normalized, operation.responses[status], mediaType);
        if (validate === undefined || schema === undefined) continue;
        const fitting = Object.entries(examples).filter(
          ([name, value]) => name !== "sample" && judge.accepts(schema, value),
        );
        if ("sample" in examples && !judge.accepts(schema, examples["sample"])) {
          refused.push(`${id} ${status}: Ajv refuses the sample`);
        }
        valid += fitting.length;
        for (const [name, value] of fitting) {
          const [violation] = validate(value);
          if (violation === undefined) accepted += 1;
          else refused.push(`${id} ${status} ${name}: ${violation.pointer} ${violation.rule}`);
        }
      }
    }
  }
  return { valid, accepted, refused: refused.slice(0, 5) };
}

function schemaOf(
  document: OpenApiDocument,
  response: LocatedOperation["operation"]["responses"][string] | undefined,
  mediaType: string,
): JsonSchema | undefined {
  const schema = response && dereference(document, response).content?.[mediaType]?.schema;
  return isSchema(schema) ? schema : undefined;
}
