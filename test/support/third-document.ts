import { normalizeSchemas } from "../../scripts/compile/schemas/normalize.ts";
import { compileValidators } from "../../scripts/compile/validators.ts";
import type { OpenApiDocument } from "../../scripts/compile/document.ts";
import type { Validate } from "../../src/validation/violation.ts";
import type { OperationValidators, Validators } from "../../src/validators.ts";
import { bundleOf, load } from "./bundle.ts";
import { repositoryPath } from "./repository.ts";

/** A document's schemas by name. */
export type Schemas = Readonly<Record<string, object | boolean>>;

/** A document with one operation for each schema, which takes and returns it. */
export function documentOf(schemas: Schemas, openapi = "3.1.1"): OpenApiDocument {
  const paths = Object.keys(schemas).map((name) => {
    const content = { "application/json": { schema: { $ref: `#/components/schemas/${name}` } } };
    const operation = { operationId: name, requestBody: { content }, responses: { 200: { description: "", content } } };
    return [`/${name}`, { post: operation }];
  });
  const document: object = {
    openapi,
    info: { title: "Third", version: "1.0.0" },
    paths: Object.fromEntries(paths),
    components: { schemas },
  };
  return document as OpenApiDocument;
}

/** The generated source. */
export function sourceOf(document: OpenApiDocument): string {
  return compileValidators(normalizeSchemas(document), { runtime: repositoryPath("src/runtime.ts"), extension: ".ts" });
}

/** Compiles a document and imports the output. */
export async function validatorsOf(document: OpenApiDocument): Promise<Validators> {
  const { validators } = await load(await bundleOf(sourceOf(document)));
  // The type check of the same source vouches for its type.
  return validators as Validators;
}

/** The entry of one operation. */
export function operationIn(validators: Validators, operationId: string): OperationValidators {
  const operation = validators[operationId];
  if (!operation) throw new Error(`There is no operation ${operationId}.`);
  return operation;
}

/** The validator of a response's JSON body. */
export function bodyValidator(operation: OperationValidators, status = "200"): Validate {
  const validate = operation.responses[status]?.content["application/json"];
  if (!validate) throw new Error(`There is no JSON body with status ${status}.`);
  return validate;
}

/** Violations as "pointer keyword", in a stable order. */
export function summaryOf(violations: ReturnType<Validate>): string[] {
  return violations.map(({ pointer, keyword }) => `${pointer} ${keyword}`).sort();
}
