import { compileStandalone, createAjv } from "./validators/ajv.ts";
import type { OpenApiDocument } from "./document.ts";
import { Expression, toSource } from "./source.ts";
import { SchemaRegistry } from "./validators/schemas.ts";
import { compileTable } from "./validators/table.ts";
import { toTypeScript } from "./validators/typescript.ts";

/**
 * The source of `generated/<api>/validators.ts`: a function for each different schema, compiled by Ajv, and the table
 * that says what each is for. `runtime` is the module that its types and helpers come from.
 */
export function compileValidators(document: OpenApiDocument, runtime: string): string {
  const registry = new SchemaRegistry(document);
  const added = new Set<string>();
  compileTable(document, (schema, direction) => {
    const name = registry.add(schema, direction);
    added.add(name);
    return name;
  });
  const { definitions, nameOf } = registry.finish();
  const names = [...new Set([...added].map(nameOf))];
  const { source, imports, functions } = toTypeScript(compileStandalone(createAjv(definitions), names));

  const table = compileTable(document, (schema, direction) => {
    const name = nameOf(registry.add(schema, direction));
    return new Expression(functions.get(name) ?? name);
  });
  return `import { ${[...imports, "type ValidatorTable"].join(", ")} } from ${JSON.stringify(runtime)};
import type { operations as Operations } from "./types.ts";

/** Validators of everything that goes over the wire, keyed by operationId. */
export const validators = ${toSource(table)} as const satisfies ValidatorTable<Operations>;

${source}
`;
}
