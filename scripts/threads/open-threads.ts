import { availableParallelism } from "node:os";
import type { BuildPart, BuildTask, createBuilder } from "../build-spec.ts";
import type { DescribeTask, Description } from "../describe-spec.ts";
import type { DiffResult, DiffTask } from "../diff/diff-task.ts";
import type { TypesTask } from "../compile/types-task.ts";
import type { Formatted, FormatTask } from "../format/formatter.ts";
import type { LintTask } from "../lint/lint-task.ts";
import type { Verdict } from "../lint/verdict.ts";
import type { Threads } from "./runners.ts";
import { WorkerPool } from "./worker-pool.ts";

/**
 * @param count how many threads build at most, beside the one that formats. With none, all is done on this thread, where
 *   nothing can be stopped.
 */
export function openThreads(count: number): Threads {
  if (count === 0) return here();
  const build = new WorkerPool<BuildTask, BuildPart>("build-thread", count);
  const format = new WorkerPool<FormatTask, Formatted>("format/format-thread", 1);
  const types = new WorkerPool<TypesTask, ReadonlyMap<string, string>>("compile/types-thread", 1);
  const lint = new WorkerPool<LintTask, Verdict>("lint/lint-thread", 1);
  const describe = new WorkerPool<DescribeTask, Description>("describe-thread", count);
  const diff = new WorkerPool<DiffTask, DiffResult>("diff/diff-thread", 1);
  return {
    count,
    build,
    format,
    types,
    lint,
    describe,
    diff,
    prepare: (documents, isFormatted) => {
      build.prepare(documents);
      if (isFormatted) format.prepare(documents);
    },
    close: async () => {
      await Promise.all([build, format, types, lint, describe, diff].map((pool) => pool.close()));
    },
  };
}

/** How many threads may work beside the one that waits for them: all processors but the one that formats. */
export function spareProcessors(): number {
  return Math.max(1, availableParallelism() - 1);
}

function here(): Threads {
  let builder: Promise<ReturnType<typeof createBuilder>> | undefined;
  const loadBuilder = async () => (await import("../build-spec.ts")).createBuilder();
  return {
    count: 0,
    build: { run: async (task, _, onPart) => (await (builder ??= loadBuilder()))(task, onPart) },
    format: {
      run: async (task, _, onPart) => onPart(await (await import("../format/formatter.ts")).formatSources(task)),
    },
    types: {
      run: async ({ spec, document }, _, onPart) => {
        const { compileTypeFile } = await import("../compile/type-file.ts");
        onPart(compileTypeFile(spec, document));
      },
      endIdle: () => Promise.resolve(),
    },
    lint: {
      run: async (task, _, onPart) => onPart(await (await import("../lint/lint-specs.ts")).lintSpec(task)),
      endIdle: () => Promise.resolve(),
    },
    describe: {
      run: async (task, _, onPart) => onPart(await (await import("../describe-spec.ts")).describeSpec(task)),
    },
    diff: {
      run: async (task, _, onPart) => onPart(await (await import("../diff/diff-task.ts")).runDiff(task)),
    },
    prepare: () => undefined,
    close: () => Promise.resolve(),
  };
}
