import type { OpenApiDocument } from "../document.ts";
import { toSource } from "../source.ts";
import { type CheckSource, checksOf } from "./checks.ts";

/** A check function without types. */
export function checkScript(name: string, { parameters, statements }: Omit<CheckSource, "patterns">): string {
  return `function check${name}(${parameters.join(", ")}) {\n${statements.join("\n")}\n}`;
}

/**
 * A document's validators as code to run at once, without types: it uses the functions of `revokit/runtime` by their names, and
 * sets `result.validators`.
 */
export function validatorsScript(document: OpenApiDocument): string {
  const { sources, places, table } = checksOf(document);
  return [
    '"use strict";',
    ...[...sources].map(([name, source]) => checkScript(name, source)),
    ...[...places].map(({ name }) => `const validate${name} = validator(check${name});`),
    `result.validators = ${toSource(table)};`,
  ].join("\n");
}
