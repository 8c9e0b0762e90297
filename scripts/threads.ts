import type { BuildPart, BuildTask } from "./build-spec.ts";
import type { Formatted, FormatTask } from "./format/formatter.ts";
import type { LintTask } from "./lint/lint-specs.ts";
import type { Verdict } from "./lint/verdict.ts";
import { WorkerPool } from "./worker-pool.ts";

/** Runs tasks of one kind. */
export interface Runner<Task, Part> {
  /** Throws what the task threw, and a `LimitError` where it takes too long. */
  run(task: Task, seconds: number, onPart: (part: Part) => void): Promise<void>;
}

/** Where documents are built, and where files are formatted: prettier takes as long as all the rest, and loads meanwhile. */
export interface Threads {
  readonly build: Runner<BuildTask, BuildPart>;
  readonly format: Runner<FormatTask, Formatted>;
  /** A rule can take for ever with a document's own patterns. */
  readonly lint: Runner<LintTask, Verdict> & { close(): Promise<void> };
  /** How many build documents; none where all is done on this thread. */
  readonly count: number;
  /** Makes ready for so many documents. */
  prepare(documents: number): void;
  close(): Promise<void>;
}

/**
 * @param count how many threads build at most, beside the one that formats. With none, all is done on this thread, where
 *   nothing can be stopped.
 */
export function openThreads(count: number): Threads {
  if (count === 0) return here();
  const build = new WorkerPool<BuildTask, BuildPart>("build-thread", count);
  const format = new WorkerPool<FormatTask, Formatted>("format/format-thread", 1);
  const lint = new WorkerPool<LintTask, Verdict>("lint/lint-thread", 1);
  return {
    count,
    build,
    format,
    lint,
    prepare: (documents) => {
      build.prepare(documents);
      format.prepare(documents);
    },
    close: async () => {
      await Promise.all([build, format, lint].map((pool) => pool.close()));
    },
  };
}

function here(): Threads {
  const builder = import("./build-spec.ts").then(({ createBuilder }) => createBuilder());
  return {
    count: 0,
    build: { run: async (task, _, onPart) => (await builder)(task, onPart) },
    format: {
      run: async (task, _, onPart) => onPart(await (await import("./format/formatter.ts")).formatSources(task)),
    },
    lint: {
      run: async (task, _, onPart) => onPart(await (await import("./lint/lint-specs.ts")).lintSpec(task)),
      close: () => Promise.resolve(),
    },
    prepare: () => undefined,
    close: () => Promise.resolve(),
  };
}
