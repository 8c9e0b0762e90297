import { availableParallelism } from "node:os";
import type { CompilePart, CompileTask } from "../compile/compile-task.ts";
import type { TypesTask } from "../compile/types-task.ts";
import type { DescribeTask, Description } from "../describe/run-describe-task.ts";
import type { DiffResult, DiffTask } from "../diff/diff-task.ts";
import type { Formatted, FormatTask } from "../format/formatter.ts";
import type { LintPart, LintTask } from "../lint/lint-task.ts";
import { runHere } from "./run-here.ts";
import type { Threads } from "./runners.ts";
import { WorkerPool } from "./worker-pool.ts";

/**
 * @param count how many threads of a stage there are at most. With none, all is done on this thread, where nothing can be
 *   stopped.
 */
export function openThreads(count: number): Threads {
  if (count === 0) return runHere();
  const lint = new WorkerPool<LintTask, LintPart>("lint/lint-thread", count);
  const compile = new WorkerPool<CompileTask, CompilePart>("compile/compile-thread", count);
  const types = new WorkerPool<TypesTask, ReadonlyMap<string, string>>("compile/types-thread", count);
  const format = new WorkerPool<FormatTask, Formatted>("format/format-thread", 1);
  const describe = new WorkerPool<DescribeTask, Description>("describe/describe-thread", count);
  const diff = new WorkerPool<DiffTask, DiffResult>("diff/diff-thread", 1);
  return {
    count,
    lint,
    compile,
    types,
    format,
    describe,
    diff,
    prepare: (documents, uses) => {
      // In the order in which they are needed: all of them share the processors.
      lint.prepare(documents);
      compile.prepare(documents);
      if (uses.types) types.prepare(documents);
      if (uses.format) format.prepare(documents);
    },
    close: async () => {
      await Promise.all([lint, compile, types, format, describe, diff].map((pool) => pool.close()));
    },
  };
}

/** How many threads of a stage may work beside those of the others. */
export function spareProcessors(): number {
  return Math.max(1, availableParallelism() - 1);
}
