import type TS from "typescript";
import { ts } from "../compile/typescript.ts";
import type { SpecChange } from "./change.ts";
import { createInMemoryProgram } from "./in-memory-program.ts";

const BEFORE = "/before.ts";
const AFTER = "/after.ts";
const PROBE = "/probe.ts";

const IS_SUCCESS = "`${Status & (string | number)}` extends `2${string}`";

/**
 * The types of a caller's arguments and results, in every media type. Each side has its own: TypeScript compares two uses of
 * one alias only by their arguments.
 */
const contentsOf = (side: string) => `
type ${side}Content<Of> = Of extends { content: infer Types } ? Types[keyof Types] : undefined;
type ${side}Body<Of> = Of extends { requestBody: infer Given } ? ${side}Content<Given>
  : Of extends { requestBody?: infer Given } ? ${side}Content<Given> | undefined : undefined;
type ${side}Results<Of> = { [Status in keyof Of]: { body: ${side}Content<Of[Status]>; headers: ${side}Headers<Of[Status]> } };
type ${side}Success<Of> = { [Status in keyof Of as ${IS_SUCCESS} ? Status : never]: ${side}Content<Of[Status]> };
type ${side}Failure<Of> = { [Status in keyof Of as ${IS_SUCCESS} ? never : Status]: ${side}Content<Of[Status]> };
type ${side}Headers<Of> = Of extends { headers: infer Fields } ? Fields : undefined;
`;

/**
 * The operations whose callers may no longer compile: because valid arguments became invalid, or because results are no
 * longer assignable to the previous ones.
 * @param operations the operations in both versions
 */
export function compareTypes(api: string, before: string, after: string, operations: readonly string[]): SpecChange[] {
  const probe = operations.flatMap((id, index) => {
    const key = JSON.stringify(id);
    return ["Before", "After"].flatMap((side) => [
      `export type ${side}Parameters${index} = ${side}[${key}]["parameters"];`,
      `export type ${side}Body${index} = ${side}Body<${side}[${key}]>;`,
      `export type ${side}Results${index} = ${side}Results<${side}[${key}]["responses"]>;`,
      ...["Success", "Failure"].flatMap((kind) => [
        `type ${side}${kind}Bodies${index} = ${side}${kind}<${side}[${key}]["responses"]>;`,
        `export type ${side}${kind}${index} = ${side}${kind}Bodies${index}[keyof ${side}${kind}Bodies${index}];`,
      ]),
    ]);
  });
  const imports = `import type { operations as Before } from ".${BEFORE}";\nimport type { operations as After } from ".${AFTER}";\n`;
  const probed = imports + contentsOf("Before") + contentsOf("After") + probe.join("\n");
  const program = createInMemoryProgram({ [BEFORE]: before, [AFTER]: after, [PROBE]: probed });
  const checker = program.getTypeChecker();
  const types = new Map<string, TS.Type>();
  for (const statement of program.getSourceFile(PROBE)?.statements ?? []) {
    if (ts.isTypeAliasDeclaration(statement)) types.set(statement.name.text, checker.getTypeAtLocation(statement.name));
  }
  const fits = (from: string, to: string) => {
    const [source, target] = [types.get(from), types.get(to)];
    return source !== undefined && target !== undefined && checker.isTypeAssignableTo(source, target);
  };
  const isNever = (name: string) => (types.get(name)?.flags ?? 0) === ts.TypeFlags.Never;
  return operations.flatMap((operation, index) => {
    const changes: SpecChange[] = [];
    const report = (message: string) => changes.push({ api, operation, impact: "major", message });
    const takes = (part: string) => fits(`Before${part}${index}`, `After${part}${index}`);
    if (!takes("Parameters")) report("Parameters that used to type-check no longer do.");
    if (!takes("Body")) report("A request body that used to type-check no longer does.");
    // Callers read the body of whichever status they get.
    const isKnown = (part: string) =>
      isNever(`Before${part}${index}`) || fits(`After${part}${index}`, `Before${part}${index}`);
    if (!["Results", "Success", "Failure"].every(isKnown)) report("Results have types that they did not have before.");
    return changes;
  });
}
