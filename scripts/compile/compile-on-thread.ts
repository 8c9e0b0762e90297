import { assertDefined } from "../assert-defined.ts";
import type { Spec } from "../find/specs.ts";
import { isHuge, secondsFor } from "../limits.ts";
import type { Threads } from "../threads/runners.ts";
import type { CompileSettings } from "./code-files.ts";
import type { CompilePart } from "./compile-task.ts";
import type { TypesTask } from "./types-task.ts";

type Result = Exclude<CompilePart, { readonly kind: "normalized" }>;

/**
 * Compiles a bundled document into its sources: the types on one thread, the rest on another. Where memory matters more than
 * time, one thread compiles both.
 */
export async function compile(
  spec: Spec,
  document: Uint8Array,
  settings: CompileSettings,
  { compile: thread, types: typesThread, count }: Pick<Threads, "compile" | "types" | "count">,
): Promise<Result> {
  const named = { name: spec.name, file: spec.file };
  const seconds = secondsFor(spec);
  let types: Promise<ReadonlyMap<string, string>> = Promise.resolve(new Map());
  let result: Result | undefined;
  const task = { spec: named, document, settings, areTypesElsewhere: count > 0 && !isHuge(spec) };
  await thread.run(task, seconds, (part) => {
    if (part.kind !== "normalized") return void (result = part);
    types = compileTypes({ spec: named, document: part.document }, seconds, typesThread);
    // They may fail before the rest is compiled, when nothing awaits them yet.
    types.catch(() => undefined);
  });
  const compiled = assertDefined(result);
  if (compiled.kind === "failed") return compiled;
  return { ...compiled, sources: new Map([...compiled.sources, ...(await types)]) };
}

async function compileTypes(
  task: TypesTask,
  seconds: number,
  thread: Threads["types"],
): Promise<ReadonlyMap<string, string>> {
  let files: ReadonlyMap<string, string> = new Map();
  await thread.run(task, seconds, (part) => (files = part));
  return files;
}
