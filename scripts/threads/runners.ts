import type { BuildPart, BuildTask } from "../build-spec.ts";
import type { DescribeTask, Description } from "../describe-spec.ts";
import type { DiffResult, DiffTask } from "../diff/diff-task.ts";
import type { TypesTask } from "../compile/types-task.ts";
import type { Formatted, FormatTask } from "../format/formatter.ts";
import type { LintTask } from "../lint/lint-task.ts";
import type { Verdict } from "../lint/verdict.ts";

/** Runs tasks of one kind. */
export interface Runner<Task, Part> {
  /** Rejects with the task's error, or with a `LimitError` if it takes too long. */
  run(task: Task, seconds: number, onPart: (part: Part) => void): Promise<void>;
}

interface EndIdle {
  /** Frees the memory of idle threads. */
  endIdle(): Promise<void>;
}

/** The runners that build documents and format files: prettier takes as long as everything else, and loads meanwhile. */
export interface Threads {
  readonly build: Runner<BuildTask, BuildPart>;
  readonly format: Runner<FormatTask, Formatted>;
  /** What `types.ts` of a large document is compiled into, by path. */
  readonly types: Runner<TypesTask, ReadonlyMap<string, string>> & EndIdle;
  /** Compiles for the mock and the conformance suite. */
  readonly describe: Runner<DescribeTask, Description>;
  readonly diff: Runner<DiffTask, DiffResult>;
  /** A rule may never end with a document's patterns. */
  readonly lint: Runner<LintTask, Verdict> & EndIdle;
  /** How many threads build documents; 0 if everything runs on this thread. */
  readonly count: number;
  /** Prepares for this many documents, and for formatting if their code will be. */
  prepare(documents: number, isFormatted: boolean): void;
  close(): Promise<void>;
}
