import { stringLiteral } from "../escape/typescript.ts";
import type { OpenApiDocument } from "./document.ts";
import type { Modules } from "./modules.ts";
import { toSource } from "./source.ts";
import { NAMESPACE } from "./types/model-names.ts";
import { type CheckSource, checksOf } from "./validators/checks.ts";

/**
 * The source of `generated/<api>/validators.ts`, for a document returned by `normalizeSchemas`: a function for each
 * distinct schema, a validator for each schema of `components`, and the table of what is validated where.
 */
export function compileValidators(document: OpenApiDocument, { runtime, extension }: Modules): string {
  const { functions, models, places, table, imports, sources } = checksOf(document);
  const named = models.map(({ type, reference, own }) => {
    const check = `check${functions.functionOf(reference).name}`;
    return `export const validate${own.name}: Validator<${NAMESPACE}.${type}> = /* @__PURE__ */ validator(${check});`;
  });
  const isModel = new Set(models.map(({ own }) => own.name));
  const others = [...places]
    .filter(({ name }) => !isModel.has(name))
    .map(({ name }) => `const validate${name}: Validator = /* @__PURE__ */ validator(check${name});`);
  const code = [...[...sources].map(printCheck), ...named, ...others].join("\n");
  const isUsed = (name: string) => new RegExp(`\\b${name}\\b`).test(code);
  const values = [...new Set([...imports, "validator"])].sort().filter(isUsed);
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

const TYPES = ["unknown", "string", "Violation[]"];

function printCheck([name, { parameters, statements }]: readonly [name: string, CheckSource]): string {
  const typed = parameters.map((parameter, index) => `${parameter}: ${TYPES[index]}`);
  return `function check${name}(${typed.join(", ")}): void {\n${statements.join("\n")}\n}\n`;
}
