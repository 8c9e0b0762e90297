import { stringLiteral } from "../escape/typescript.ts";
import type { OpenApiDocument } from "./document.ts";
import { freeName } from "./identifiers.ts";
import type { Modules } from "./modules.ts";
import { isSchema, type JsonSchema } from "./schemas/json-schema.ts";
import { Expression, toSource } from "./source.ts";
import { ModelNames, NAMESPACE } from "./types/model-names.ts";
import { FunctionCode, uses } from "./validators/code.ts";
import { Emitter } from "./validators/emitter.ts";
import { SchemaFunctions } from "./validators/functions.ts";
import { nameOfPlace } from "./validators/names.ts";
import type { SchemaFunction } from "./validators/schema-function.ts";
import { compileTable } from "./validators/table.ts";

/** A schema of `components`: its type's name and its check function. */
interface Model {
  readonly type: string;
  readonly reference: string;
  readonly own: SchemaFunction;
}

/**
 * The source of `generated/<api>/validators.ts`, of a document that `normalizeSchemas` has been through: a function for each
 * different schema, a validator for each schema of `components`, and the table that says what is validated where.
 */
export function compileValidators(document: OpenApiDocument, { runtime, extension }: Modules): string {
  const models = modelsOf(document);
  const functions = new SchemaFunctions(new Map(models.map(({ reference, own }) => [reference, own])));
  const places = new Set<SchemaFunction>();
  const table = compileTable(document, (schema, ...place) => {
    const added = functions.add(schema, nameOfPlace(...place));
    places.add(added);
    return new Expression(`validate${added.name}`);
  });
  functions.shareRepeated();
  const imports = new Set(["validator"]);
  const checks = functions.all().map((each) => printCheck(each, functions, imports));
  const named = models.map(({ type, reference, own }) => {
    const check = `check${functions.functionOf(reference).name}`;
    return `export const validate${own.name}: Validator<${NAMESPACE}.${type}> = /* @__PURE__ */ validator(${check});`;
  });
  const isModel = new Set(models.map(({ own }) => own.name));
  const others = [...places]
    .filter(({ name }) => !isModel.has(name))
    .map(({ name }) => `const validate${name}: Validator = /* @__PURE__ */ validator(check${name});`);
  const code = [...checks, ...named, ...others].join("\n");
  const isUsed = (name: string) => new RegExp(`\\b${name}\\b`).test(code);
  const values = [...imports].sort().filter(isUsed);
  const types = ["Validator", "Violation"].filter(isUsed);
  const own = isUsed(NAMESPACE) ? [NAMESPACE] : [];
  return [
    `import { ${[...values, ...[...types, "ValidatorTable"].map((name) => `type ${name}`)].join(", ")} } from ${stringLiteral(runtime)};`,
    `import type { ${["operations as Operations", ...own].join(", ")} } from "./types${extension}";`,
    "",
    code,
    "/** Validators of everything that goes over the wire, keyed by operationId. */",
    `export const validators: ValidatorTable<Operations> = ${toSource(table)};`,
    "",
  ].join("\n");
}

function modelsOf(document: OpenApiDocument): Model[] {
  const schemas = Object.entries(document.components?.schemas ?? {});
  const names = new ModelNames(schemas.map(([name]) => name));
  const taken = new Set<string>();
  return schemas.map(([name, schema]) => {
    const type = names.nameOf(name);
    const own = freeName(nameOfPlace(type), taken);
    const reference = `#/components/schemas/${name.replaceAll("~", "~0").replaceAll("/", "~1")}`;
    return { type, reference, own: { name: own, schema: isSchema(schema) ? schema : true } };
  });
}

function printCheck({ name, schema }: SchemaFunction, functions: SchemaFunctions, imports: Set<string>): string {
  const code = new FunctionCode(imports);
  const resolver = {
    functionOf: (reference: string) => `check${functions.functionOf(reference).name}`,
    schemaOf: (reference: string) => functions.functionOf(reference).schema,
    sharedBy: (part: JsonSchema) => {
      const shared = functions.sharedBy(part);
      return shared && `check${shared.name}`;
    },
  };
  const statements = new Emitter(code, resolver).body(schema, { value: "value", pointer: "pointer" });
  const [value, pointer, violations] = ["value", "pointer", "violations"].map((parameter) =>
    uses(statements, parameter) ? parameter : `_${parameter}`,
  );
  const parameters = `${value}: unknown, ${pointer}: string, ${violations}: Violation[]`;
  return `function check${name}(${parameters}): void {\n${statements.join("\n")}\n}\n`;
}
