import { repositoryPath } from "./repository.ts";
import { typeErrorsByFile } from "./type-check.ts";

/** Type-checks programs with this repository's settings, and returns the compiler's errors for each. */
export function compile(programs: Readonly<Record<string, string>>): Readonly<Record<string, string[]>> {
  const names = Object.keys(programs);
  const pathOf = (name: string) => repositoryPath(`test/types/program-${names.indexOf(name)}.ts`);
  const sources = new Map(names.map((name) => [pathOf(name), programs[name] ?? ""]));
  const errors = typeErrorsByFile([...sources.keys()], { sources });
  return Object.fromEntries(names.map((name) => [name, errors.get(pathOf(name)) ?? []]));
}
